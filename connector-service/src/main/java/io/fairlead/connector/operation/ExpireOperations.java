package io.fairlead.connector.operation;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends operations of which nothing was heard until their deadline, and forgets those that are too old. */
@Component
class ExpireOperations {

    private static final int BATCH_SIZE = 100;

    private final OperationLifecycle lifecycle;
    private final OperationQueue queue;
    private final OperationProperties properties;

    ExpireOperations(OperationLifecycle lifecycle, OperationQueue queue, OperationProperties properties) {
        this.lifecycle = lifecycle;
        this.queue = queue;
        this.properties = properties;
    }

    @Scheduled(fixedDelayString = "#{@operationProperties.sweepInterval()}")
    void expire() {
        while (lifecycle.expireOverdue(BATCH_SIZE) == BATCH_SIZE) {
            // the next portion, each in its own transaction
        }
    }

    @Scheduled(fixedDelayString = "#{@operationProperties.purgeInterval()}", initialDelayString = "PT1M")
    void purge() {
        while (queue.purge(properties.retention(), BATCH_SIZE) == BATCH_SIZE) {
            // the next portion, each in its own transaction
        }
    }
}
