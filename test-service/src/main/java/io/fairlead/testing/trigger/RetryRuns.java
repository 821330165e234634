package io.fairlead.testing.trigger;

import io.fairlead.runtime.schedule.SweepTrigger;
import io.fairlead.testing.catalog.ConnectorDirectory;
import io.fairlead.testing.catalog.KnownConnector;
import io.fairlead.testing.run.ConnectorUnderTest;
import io.fairlead.testing.run.RunLifecycle;
import io.fairlead.testing.run.RunSchedule;
import io.fairlead.testing.run.TestRun;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests again what ended for a reason that may have healed by itself. */
@Component
class RetryRuns implements SchedulingConfigurer {

    private static final int BATCH_SIZE = 100;

    private final ConnectorDirectory catalog;
    private final RunSchedule schedule;
    private final RunLifecycle lifecycle;
    private final TransactionTemplate transaction;

    RetryRuns(
            ConnectorDirectory catalog, RunSchedule schedule, RunLifecycle lifecycle, TransactionTemplate transaction) {
        this.catalog = catalog;
        this.schedule = schedule;
        this.lifecycle = lifecycle;
        this.transaction = transaction;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        new SweepTrigger(schedule.sweepInterval()).schedule(tasks, this::sweep);
    }

    /** Says whether there were any. */
    boolean sweep() {
        var found = false;
        for (var retried = BATCH_SIZE; retried == BATCH_SIZE; ) {
            // each portion in its own transaction
            retried = retryDue();
            found |= retried > 0;
        }
        return found;
    }

    private int retryDue() {
        return transaction.execute(_ -> {
            var due = schedule.takeDueRetries(BATCH_SIZE);
            due.forEach(this::retry);
            return due.size();
        });
    }

    /** As the connector is configured now; not at all when it is gone. */
    private void retry(TestRun run) {
        catalog.find(run.subject().connectorId())
                .map(KnownConnector::definition)
                .ifPresent(definition -> {
                    var subject = ConnectorUnderTest.of(run.subject().connectorId(), definition);
                    lifecycle.request(subject, run.cause().asRetry(), definition.connection());
                });
    }
}
