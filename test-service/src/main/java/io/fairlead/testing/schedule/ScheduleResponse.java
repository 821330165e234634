package io.fairlead.testing.schedule;

import io.fairlead.testing.schedule.ConnectorSchedule.DueTest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a connector is tested again although nothing has changed.
 *
 * @param mode how it is said
 * @param interval how often, in ISO 8601, also with mode {@code DEFAULT}; absent where the connector is not tested regularly
 * @param cron the cron expression; present with mode {@code CRON}
 * @param timeZone of the cron expression
 * @param suspended whether there is no scheduled test for a while
 * @param suspendedReason why; present with {@code suspended}
 * @param suspendedUntil when scheduled tests go on by themselves; absent while that is not known
 * @param nextTestAt when the next test is due; absent where none is
 */
record ScheduleResponse(
        ScheduleMode mode,
        @Nullable String interval,
        @Nullable String cron,
        @Nullable String timeZone,
        boolean suspended,
        @Nullable String suspendedReason,
        @Nullable Instant suspendedUntil,
        @Nullable Instant nextTestAt) {

    static ScheduleResponse of(ConnectorSchedule schedule, ScheduleRule inForce, Instant now) {
        var set = schedule.suspension();
        var suspension = set != null && set.lasts(now) ? set : null;

        return new ScheduleResponse(
                schedule.rule().mode(),
                inForce instanceof ScheduleRule.Interval interval
                        ? interval.every().toString()
                        : null,
                inForce instanceof ScheduleRule.Cron cron ? cron.expression() : null,
                inForce instanceof ScheduleRule.Cron cron ? cron.zone().getId() : null,
                suspension != null,
                suspension == null ? null : suspension.reason(),
                suspension == null ? null : suspension.until(),
                Optional.ofNullable(schedule.next()).map(DueTest::startAt).orElse(null));
    }
}
