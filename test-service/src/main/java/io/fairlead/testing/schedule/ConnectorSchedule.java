package io.fairlead.testing.schedule;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When a connector is tested again.
 *
 * @param version of what people set; 0 before anybody did
 * @param suspension absent where scheduled tests take place
 * @param next absent where no test is due any more
 */
record ConnectorSchedule(
        UUID connectorId,
        long version,
        ScheduleRule rule,
        @Nullable Suspension suspension,
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

    /**
     * There is no scheduled test for a while.
     *
     * @param until absent while it is not known
     */
    record Suspension(String reason, @Nullable Instant until) {

        boolean lasts(Instant now) {
            return until == null || until.isAfter(now);
        }
    }

    static ConnectorSchedule unset(UUID connectorId) {
        return new ConnectorSchedule(connectorId, 0, new ScheduleRule.Default(), null, null);
    }

    ConnectorSchedule replacedBy(ScheduleRule wanted, @Nullable Suspension wantedSuspension) {
        return new ConnectorSchedule(connectorId, version + 1, wanted, wantedSuspension, next);
    }

    ConnectorSchedule withNext(@Nullable DueTest test) {
        return new ConnectorSchedule(connectorId, version, rule, suspension, test);
    }
}
