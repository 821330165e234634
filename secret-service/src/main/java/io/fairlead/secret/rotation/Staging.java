package io.fairlead.secret.rotation;

import static io.fairlead.secret.catalog.SecretCatalog.change;

import io.fairlead.audit.AuditLog;
import io.fairlead.secret.catalog.Secret;
import io.fairlead.secret.trial.Trial;
import io.fairlead.secret.trial.TrialLedger;
import io.fairlead.secret.usage.Users;
import io.fairlead.secret.vault.SecretValue;
import io.fairlead.secret.version.Version;
import io.fairlead.secret.version.Versions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/** Keeps at most one value of each secret beside the live one, and has it tried. */
@Component
class Staging {

    private final Versions versions;
    private final TrialLedger trials;
    private final Users users;
    private final AuditLog audit;
    private final Clock clock;

    Staging(Versions versions, TrialLedger trials, Users users, AuditLog audit, Clock clock) {
        this.versions = versions;
        this.trials = trials;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    /** Answers the number that it gets. */
    long stage(Secret secret, SecretValue value) {
        discard(secret, "Another value was staged.");
        var number = versions.next(secret.id());
        versions.stage(secret.version(number), value, now());
        audit.record(change("secret.version-staged", secret).withDetail("version", number));
        return number;
    }

    long restage(Secret secret, Version former) {
        discard(secret, "A former value was restored.");
        var number = versions.next(secret.id());
        versions.restage(secret.version(number), former, now());
        return number;
    }

    void discard(Secret secret, String why) {
        trials.cancelOf(secret.id(), why);
        versions.discardStaged(secret.id());
    }

    boolean concernsAnybody(Secret secret) {
        return users.count(secret.reference()) > 0;
    }

    Trial tryOut(Secret secret, long number, boolean promotes) {
        var trial = trials.begin(secret.version(number), promotes);
        audit.record(change("secret.version-tried", secret)
                .withDetail("version", number)
                .withDetail("trial", trial.id()));
        return trial;
    }

    /** As the database keeps it, so that the first answer equals all later ones. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
