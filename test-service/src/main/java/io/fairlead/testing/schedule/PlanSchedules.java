package io.fairlead.testing.schedule;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives every connector its schedule that has none yet, and follows a default that was set anew. */
@Component
class PlanSchedules {

    private static final int BATCH_SIZE = 500;

    private final TestSchedules schedules;
    private final DueTimes dueTimes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PlanSchedules(TestSchedules schedules, DueTimes dueTimes, TransactionTemplate transaction, Clock clock) {
        this.schedules = schedules;
        this.dueTimes = dueTimes;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "#{@scheduleProperties.planInterval()}",
            initialDelayString = "#{@scheduleProperties.planInterval()}")
    void sweep() {
        schedules.deleteOfDeletedConnectors();
        while (addSome() == BATCH_SIZE | replanSome() == BATCH_SIZE) {
            // the next portion, each in its own transaction
        }
    }

    private int addSome() {
        var without = schedules.listConnectorsWithoutSchedule(BATCH_SIZE);
        var inForce = dueTimes.inForce(new ScheduleRule.Default());
        without.forEach(connectorId -> schedules.saveIfAbsent(
                dueTimes.planFirst(ConnectorSchedule.unset(connectorId), clock.instant()), inForce));
        return without.size();
    }

    private int replanSome() {
        return transaction.execute(_ -> {
            var inForce = dueTimes.inForce(new ScheduleRule.Default());
            var outdated = schedules.lockOutdated(inForce, BATCH_SIZE);
            outdated.forEach(schedule -> schedules.save(dueTimes.planFirst(schedule, clock.instant()), inForce));
            return outdated.size();
        });
    }
}
