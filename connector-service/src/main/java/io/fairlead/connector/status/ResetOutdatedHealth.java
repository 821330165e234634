package io.fairlead.connector.status;

import io.fairlead.connector.catalog.ConnectorCatalog;
import io.fairlead.connector.secretref.SecretChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes back verdicts that rest on a secret's earlier version. */
@Component
class ResetOutdatedHealth {

    private final ConnectorCatalog catalog;

    ResetOutdatedHealth(ConnectorCatalog catalog) {
        this.catalog = catalog;
    }

    @EventListener
    void on(SecretChanged change) {
        catalog.updateHealthOfConnectorsUsing(
                change.secret(),
                connector ->
                        connector.health().afterSecretChange(change.secret(), change.secretId(), change.version()));
    }
}
