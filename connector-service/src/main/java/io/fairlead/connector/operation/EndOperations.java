package io.fairlead.connector.operation;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends operations of which nothing was heard until their deadline, and forgets those that are too old. */
@Component
class EndOperations {

    private static final int MOST = 100;

    private final OperationLedger ledger;
    private final OperationRuns runs;
    private final OperationProperties properties;

    EndOperations(OperationLedger ledger, OperationRuns runs, OperationProperties properties) {
        this.ledger = ledger;
        this.runs = runs;
        this.properties = properties;
    }

    @Scheduled(fixedDelay = 500)
    void expire() {
        while (ledger.expireOverdue(MOST) == MOST) {
            // the next portion, each in its own transaction
        }
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void forget() {
        while (runs.forget(properties.keep(), MOST) == MOST) {
            // the next portion, each in its own transaction
        }
    }
}
