package io.fairlead.secret.trial;

import io.fairlead.contracts.secret.SecretEvent.SecretTrialRequested;
import io.fairlead.events.out.Outbox;
import io.fairlead.secret.catalog.SecretCatalog;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks test-service to test connectors with a staged version. */
@Component
class RequestTests {

    private static final int BATCH_SIZE = 500;

    private final SecretCatalog catalog;
    private final Outbox outbox;

    RequestTests(SecretCatalog catalog, Outbox outbox) {
        this.catalog = catalog;
        this.outbox = outbox;
    }

    /** Under the lock of the secret; to ask twice for the same is harmless. */
    void request(SecretTrial trial, List<UUID> connectors) {
        var staged = trial.staged();
        for (var from = 0; from < connectors.size(); from += BATCH_SIZE) {
            var some = connectors.subList(from, Math.min(from + BATCH_SIZE, connectors.size()));
            outbox.publish(new SecretTrialRequested(
                    staged.secretId(),
                    catalog.nextSequence(staged.secretId()),
                    staged.secret(),
                    staged.version(),
                    trial.id(),
                    List.copyOf(some),
                    trial.deadline()));
        }
    }
}
