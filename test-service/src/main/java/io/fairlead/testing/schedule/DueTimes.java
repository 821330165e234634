package io.fairlead.testing.schedule;

import io.fairlead.testing.schedule.ConnectorSchedule.DueTest;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Plans the next test of a connector. */
@Component
class DueTimes {

    /** A test this late was missed; it is no matter of a sweep that took a little longer. */
    private static final Duration MISSED_AFTER = Duration.ofMinutes(1);

    private final ScheduleProperties properties;

    DueTimes(ScheduleProperties properties) {
        this.properties = properties;
    }

    /** What the connector's rule means under the settings of today. */
    ScheduleRule inForce(ScheduleRule rule) {
        return rule instanceof ScheduleRule.Default ? properties.defaultRule() : rule;
    }

    /** Not at once: whoever makes a connector or changes its schedule has just had it tested, or can do that by hand. */
    ConnectorSchedule planFirst(ConnectorSchedule schedule, Instant now) {
        var after = inForce(schedule.rule()) instanceof ScheduleRule.Interval interval
                ? now.plus(interval.every().dividedBy(2))
                : now;
        return planAfter(schedule, after);
    }

    /** However many due times have passed, the next one is in the future. */
    ConnectorSchedule planNext(ConnectorSchedule schedule, Instant now) {
        var due = schedule.next();
        return planAfter(schedule, due == null || due.dueAt().isBefore(now) ? now : due.dueAt());
    }

    /** Whether the test was missed and has no place among those to catch up with. */
    static boolean isMissed(DueTest test, Instant now) {
        return !test.isPostponed() && Duration.between(test.dueAt(), now).compareTo(MISSED_AFTER) > 0;
    }

    /** Missed tests have come due together; each gets its own place in the time to come. */
    ConnectorSchedule postpone(ConnectorSchedule schedule, DueTest missed, Instant now) {
        var place = ConnectorSpread.millis(schedule.connectorId(), properties.catchUpWindow());
        return schedule.withNext(new DueTest(missed.dueAt(), now.plusMillis(place)));
    }

    private ConnectorSchedule planAfter(ConnectorSchedule schedule, Instant earliest) {
        var suspension = schedule.suspension();
        if (suspension == null) {
            return planUnsuspended(schedule, earliest);
        }
        var until = suspension.until();
        return until == null
                ? schedule.withNext(null)
                : planUnsuspended(schedule, until.isAfter(earliest) ? until : earliest);
    }

    private ConnectorSchedule planUnsuspended(ConnectorSchedule schedule, Instant after) {
        return schedule.withNext(inForce(schedule.rule())
                .nextAfter(after, schedule.connectorId())
                .map(DueTest::at)
                .orElse(null));
    }
}
