package io.fairlead.testing.schedule;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a connector is tested again.
 *
 * @param version of what people set; 0 before anybody did
 * @param next absent where no test is due any more
 */
record ConnectorSchedule(
        UUID connectorId,
        long version,
        ScheduleRule rule,
        @Nullable DueTest next) {

    /**
     * A test that is due.
     *
     * @param dueAt when it should be started
     * @param startAt when it is; later only when it was missed
     */
    record DueTest(Instant dueAt, Instant startAt) {

        static DueTest at(Instant time) {
            return new DueTest(time, time);
        }

        boolean isPostponed() {
            return startAt.isAfter(dueAt);
        }
    }

    static ConnectorSchedule unset(UUID connectorId) {
        return new ConnectorSchedule(connectorId, 0, new ScheduleRule.Default(), null);
    }

    ConnectorSchedule withRule(ScheduleRule wanted) {
        return new ConnectorSchedule(connectorId, version + 1, wanted, next);
    }

    ConnectorSchedule withNext(@Nullable DueTest test) {
        return new ConnectorSchedule(connectorId, version, rule, test);
    }
}
