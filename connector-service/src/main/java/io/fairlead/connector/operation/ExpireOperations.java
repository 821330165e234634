package io.fairlead.connector.operation;

import io.fairlead.runtime.schedule.SweepTrigger;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Ends operations of which nothing was heard until their deadline, and forgets those that are too old. */
@Component
class ExpireOperations implements SchedulingConfigurer {

    private static final int BATCH_SIZE = 100;

    private final OperationLifecycle lifecycle;
    private final OperationQueue queue;
    private final OperationProperties properties;

    ExpireOperations(OperationLifecycle lifecycle, OperationQueue queue, OperationProperties properties) {
        this.lifecycle = lifecycle;
        this.queue = queue;
        this.properties = properties;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        new SweepTrigger(properties.sweepInterval()).schedule(tasks, this::expire);
    }

    private boolean expire() {
        var found = false;
        for (var expired = BATCH_SIZE; expired == BATCH_SIZE; ) {
            // each portion in its own transaction
            expired = lifecycle.expireOverdue(BATCH_SIZE);
            found |= expired > 0;
        }
        return found;
    }

    @Scheduled(fixedDelayString = "#{@operationProperties.purgeInterval()}", initialDelayString = "PT1M")
    void purge() {
        while (queue.purge(properties.retention(), BATCH_SIZE) == BATCH_SIZE) {
            // the next portion, each in its own transaction
        }
    }
}
