package io.fairlead.testing.schedule;

import io.fairlead.runtime.schedule.SweepTrigger;
import io.fairlead.testing.catalog.ConnectorDirectory;
import io.fairlead.testing.catalog.KnownConnector;
import io.fairlead.testing.run.ConnectorUnderTest;
import io.fairlead.testing.run.RunQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts the tests that are due. Any number of instances may do that: whoever has a schedule's row locked starts its test and
 * plans the next one in the same transaction.
 */
@Component
class StartDueTests implements SchedulingConfigurer {

    private static final int BATCH_SIZE = 100;

    private final TestSchedules schedules;
    private final DueTimes dueTimes;
    private final ConnectorDirectory catalog;
    private final RunQueue queue;
    private final ScheduleProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Timer lateness;

    StartDueTests(
            TestSchedules schedules,
            DueTimes dueTimes,
            ConnectorDirectory catalog,
            RunQueue queue,
            ScheduleProperties properties,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry metrics) {
        this.schedules = schedules;
        this.dueTimes = dueTimes;
        this.catalog = catalog;
        this.queue = queue;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
        this.lateness = Timer.builder("fairlead.test.schedule.lateness")
                .description("From the time at which a scheduled test was due to its start")
                .serviceLevelObjectives(
                        Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(10))
                .register(metrics);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        new SweepTrigger(properties.sweepInterval()).schedule(tasks, this::sweep);
    }

    /** Says whether there were any. */
    boolean sweep() {
        var found = false;
        for (var started = BATCH_SIZE; started == BATCH_SIZE; ) {
            // each portion in its own transaction
            started = startSome();
            found |= started > 0;
        }
        return found;
    }

    private int startSome() {
        return transaction.execute(_ -> {
            var now = clock.instant();
            var due = schedules.lockDue(now, BATCH_SIZE);
            due.forEach(schedule -> start(schedule, now));
            return due.size();
        });
    }

    private void start(ConnectorSchedule schedule, Instant now) {
        var test = schedule.next();
        var connector = catalog.find(schedule.connectorId());
        if (connector.isEmpty()) {
            schedules.delete(schedule.connectorId());
        } else if (test != null && DueTimes.isMissed(test, now)) {
            save(dueTimes.postpone(schedule, test, now));
        } else if (test != null) {
            request(connector.get());
            lateness.record(Duration.between(test.dueAt(), now));
            save(dueTimes.planNext(schedule, now));
        }
    }

    private void request(KnownConnector connector) {
        var definition = connector.definition();
        queue.requestScheduledTest(ConnectorUnderTest.of(connector.connectorId(), definition), definition.connection());
    }

    private void save(ConnectorSchedule schedule) {
        schedules.save(schedule, dueTimes.inForce(schedule.rule()));
    }
}
