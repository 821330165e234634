package io.fairlead.test.trigger;

import io.fairlead.test.catalog.ConnectorCatalog;
import io.fairlead.test.catalog.KnownConnector;
import io.fairlead.test.run.RunLedger;
import io.fairlead.test.run.Subject;
import io.fairlead.test.run.TestRun;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tests again what ended for a reason that may have healed by itself. */
@Component
class RetryRuns {

    private static final int MOST = 100;

    private final ConnectorCatalog catalog;
    private final RunLedger ledger;
    private final TransactionTemplate transaction;

    RetryRuns(ConnectorCatalog catalog, RunLedger ledger, TransactionTemplate transaction) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelay = 500)
    void sweep() {
        while (retryDue() == MOST) {
            // the next portion, each in its own transaction
        }
    }

    private int retryDue() {
        return transaction.execute(_ -> {
            var due = ledger.takeDueRetries(MOST);
            due.forEach(this::again);
            return due.size();
        });
    }

    /** As the connector is configured now; not at all when it is gone. */
    private void again(TestRun run) {
        catalog.find(run.subject().connectorId())
                .map(KnownConnector::definition)
                .ifPresent(definition -> {
                    var subject = Subject.of(run.subject().connectorId(), definition);
                    ledger.request(subject, run.cause().again(), definition.connection());
                });
    }
}
