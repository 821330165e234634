package io.fairlead.testing.schedule;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.problem.ETags;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Begins, changes and ends the schedules of connectors. */
@Component
@Transactional
public class ConnectorSchedules {

    private final TestSchedules schedules;
    private final DueTimes dueTimes;
    private final AuditLog audit;
    private final Clock clock;

    ConnectorSchedules(TestSchedules schedules, DueTimes dueTimes, AuditLog audit, Clock clock) {
        this.schedules = schedules;
        this.dueTimes = dueTimes;
        this.audit = audit;
        this.clock = clock;
    }

    /** By default, unless somebody was quicker and set something else. */
    public void begin(UUID connectorId) {
        var schedule = ConnectorSchedule.unset(connectorId);
        schedules.saveIfAbsent(dueTimes.planFirst(schedule, clock.instant()), dueTimes.inForce(schedule.rule()));
    }

    /** Once this returns, no test is being started by the schedule, and none will be. */
    public void delete(UUID connectorId) {
        schedules.delete(connectorId);
    }

    /** Also where the connector is so new that nothing is stored of its schedule. */
    @Transactional(readOnly = true)
    ConnectorSchedule get(UUID connectorId) {
        return schedules
                .find(connectorId)
                .orElseGet(() -> dueTimes.planFirst(ConnectorSchedule.unset(connectorId), clock.instant()));
    }

    /** @param ifMatch absent when the caller does not mind what was set before */
    ConnectorSchedule replace(
            UUID connectorId, ResourceReference connector, WantedSchedule wanted, @Nullable String ifMatch) {
        begin(connectorId);
        var before = schedules.lock(connectorId).orElseThrow();
        if (ifMatch != null) {
            ETags.require(ifMatch, before.version());
        }
        var after = dueTimes.planFirst(before.replacedBy(wanted.rule(), wanted.suspension()), clock.instant());
        schedules.save(after, dueTimes.inForce(wanted.rule()));
        audit.record(AuditedChange.of("schedule.replaced", connectorId, connector)
                .withDetail("mode", wanted.rule().mode())
                .withDetail("suspended", wanted.suspension() != null));
        return after;
    }
}
