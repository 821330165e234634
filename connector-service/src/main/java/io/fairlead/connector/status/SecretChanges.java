package io.fairlead.connector.status;

import io.fairlead.connector.catalog.Catalog;
import io.fairlead.connector.reference.SecretChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes back verdicts that rest on a secret's earlier version. */
@Component
class SecretChanges {

    private final Catalog catalog;

    SecretChanges(Catalog catalog) {
        this.catalog = catalog;
    }

    @EventListener
    void on(SecretChanged change) {
        catalog.assessUsersOf(
                change.secret(),
                connector -> connector.health().afterChangeOf(change.secret(), change.secretId(), change.version()));
    }
}
