package io.fairlead.secret.rotation;

import static io.fairlead.secret.catalog.SecretCatalog.change;

import io.fairlead.audit.AuditLog;
import io.fairlead.secret.catalog.Secret;
import io.fairlead.secret.encryption.SecretValue;
import io.fairlead.secret.reference.ReferencingConnectors;
import io.fairlead.secret.trial.SecretTrial;
import io.fairlead.secret.trial.TrialLifecycle;
import io.fairlead.secret.version.SecretVersionInfo;
import io.fairlead.secret.version.SecretVersions;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Keeps at most one value of each secret beside the live one, and has it tried. */
@Component
class Staging {

    private final SecretVersions versions;
    private final TrialLifecycle lifecycle;
    private final ReferencingConnectors referencingConnectors;
    private final AuditLog audit;
    private final Clock clock;

    Staging(
            SecretVersions versions,
            TrialLifecycle lifecycle,
            ReferencingConnectors referencingConnectors,
            AuditLog audit,
            Clock clock) {
        this.versions = versions;
        this.lifecycle = lifecycle;
        this.referencingConnectors = referencingConnectors;
        this.audit = audit;
        this.clock = clock;
    }

    /** Answers the number that it gets. */
    long stage(Secret secret, SecretValue value) {
        discard(secret, "Another value was staged.");
        var number = versions.nextVersion(secret.id());
        versions.stage(secret.version(number), value, now());
        audit.record(change("secret.version-staged", secret).withDetail("version", number));
        return number;
    }

    long restage(Secret secret, SecretVersionInfo former) {
        discard(secret, "A former value was restored.");
        var number = versions.nextVersion(secret.id());
        versions.restage(secret.version(number), former, now());
        return number;
    }

    void discard(Secret secret, String why) {
        lifecycle.cancelOpenTrial(secret.id(), why);
        versions.discardStaged(secret.id());
    }

    boolean isReferenced(Secret secret) {
        return referencingConnectors.count(secret.reference()) > 0;
    }

    SecretTrial startTrial(Secret secret, long number, boolean promotes) {
        var trial = lifecycle.begin(secret.version(number), promotes);
        audit.record(change("secret.version-tried", secret)
                .withDetail("version", number)
                .withDetail("trial", trial.id()));
        return trial;
    }

    Instant now() {
        return clock.instant();
    }
}
