package io.fairlead.test.run;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends runs of which nothing was heard until their deadline. */
@Component
class ExpireOverdueRuns {

    private static final int MOST = 100;

    private final RunLedger ledger;

    ExpireOverdueRuns(RunLedger ledger) {
        this.ledger = ledger;
    }

    @Scheduled(fixedDelay = 500)
    void sweep() {
        while (ledger.expireOverdue(MOST) == MOST) {
            // the next portion, each in its own transaction
        }
    }
}
