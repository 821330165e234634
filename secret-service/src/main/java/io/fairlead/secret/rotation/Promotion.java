package io.fairlead.secret.rotation;

import static io.fairlead.secret.catalog.SecretCatalog.change;
import static io.fairlead.secret.catalog.SecretCatalog.state;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.events.out.Outbox;
import io.fairlead.secret.catalog.Secret;
import io.fairlead.secret.catalog.SecretCatalog;
import io.fairlead.secret.trial.TrialLifecycle;
import io.fairlead.secret.trial.TrialPassed;
import io.fairlead.secret.version.SecretVersions;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Makes a staged version the live one, with the event that has every connector tested that refers to the secret. */
@Component
class Promotion {

    private final SecretCatalog catalog;
    private final SecretVersions versions;
    private final TrialLifecycle lifecycle;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    Promotion(
            SecretCatalog catalog,
            SecretVersions versions,
            TrialLifecycle lifecycle,
            Outbox outbox,
            AuditLog audit,
            Clock clock) {
        this.catalog = catalog;
        this.versions = versions;
        this.lifecycle = lifecycle;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param change as it is to be recorded, without what was and what is then
     * @param secret as it was read under its lock
     */
    Secret goLive(AuditedChange change, Secret secret, long number) {
        var now = clock.instant();
        lifecycle.cancelOpenTrial(secret.id(), "The version went live meanwhile.");
        versions.goLive(secret.id(), number, now);
        var live = catalog.save(secret.withVersion(number, now));
        outbox.publish(live.rotated());
        audit.record(change.from(state(secret)).to(state(live)));
        return live;
    }

    @EventListener
    void on(TrialPassed passed) {
        var trial = passed.trial();
        if (trial.promotes()) {
            catalog.lock(trial.staged().secretId())
                    .ifPresent(secret -> goLive(
                            change("secret.promoted", secret).withDetail("trial", trial.id()),
                            secret,
                            trial.staged().version()));
        }
    }
}
