package io.fairlead.connector.status;

import io.fairlead.connector.catalog.UpdateHealth;
import io.fairlead.connector.secretref.SecretChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes back verdicts that rest on a secret's earlier version. */
@Component
class ResetOutdatedHealth {

    private final UpdateHealth health;

    ResetOutdatedHealth(UpdateHealth health) {
        this.health = health;
    }

    @EventListener
    void on(SecretChanged change) {
        health.ofConnectorsUsing(
                change.secret(),
                connector ->
                        connector.health().afterSecretChange(change.secret(), change.secretId(), change.version()));
    }
}
