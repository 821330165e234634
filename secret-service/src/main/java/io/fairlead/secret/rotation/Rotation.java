package io.fairlead.secret.rotation;

import static io.fairlead.secret.catalog.SecretCatalog.change;
import static io.fairlead.secret.catalog.SecretCatalog.state;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.secret.catalog.Secret;
import io.fairlead.secret.catalog.SecretCatalog;
import io.fairlead.secret.document.SecretDocument;
import io.fairlead.secret.document.TypedValue;
import io.fairlead.secret.trial.Proofs;
import io.fairlead.secret.trial.Trial;
import io.fairlead.secret.version.Version;
import io.fairlead.secret.version.Version.State;
import io.fairlead.secret.version.Versions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do to get another value into use; one change at a time, under the lock of the secret's row. */
@Component
@Transactional
class Rotation {

    private final SecretCatalog catalog;
    private final Versions versions;
    private final Staging staging;
    private final Promotion promotion;
    private final Proofs proofs;
    private final AuditLog audit;

    Rotation(
            SecretCatalog catalog,
            Versions versions,
            Staging staging,
            Promotion promotion,
            Proofs proofs,
            AuditLog audit) {
        this.catalog = catalog;
        this.versions = versions;
        this.staging = staging;
        this.promotion = promotion;
        this.proofs = proofs;
        this.audit = audit;
    }

    /** The secret as it is then, and the trial that will decide on its new value. */
    record Replaced(Secret secret, @Nullable Trial trial) {}

    /** @param tested whether a new value is to be tried first */
    Replaced replace(ResourceReference reference, SecretDocument document, @Nullable String ifMatch, boolean tested) {
        var old = catalog.lock(reference, ifMatch);
        var secret = old.described(document, staging.now());
        audit.record(change("secret.replaced", secret).from(state(old)).to(state(secret)));
        if (document.value() == null) {
            return new Replaced(catalog.save(secret), null);
        }
        var version = staging.stage(secret, document.value());
        var toBeProved = !secret.draft() && staging.concernsAnybody(secret);
        if (tested && toBeProved) {
            var saved = catalog.save(secret);
            return new Replaced(saved, staging.tryOut(saved, version, true));
        }
        return new Replaced(promotion.goLive(promoted(secret, toBeProved), secret, version), null);
    }

    Version stage(ResourceReference reference, TypedValue value) {
        var secret = catalog.lock(reference);
        var type = Objects.requireNonNull(value.type());
        secret.requireType(type, "/" + type.field());
        return require(secret, staging.stage(secret, value.required()));
    }

    void discard(ResourceReference reference, long number) {
        var secret = catalog.lock(reference);
        requireStaged(secret, number);
        staging.discard(secret, "The version was discarded.");
        audit.record(change("secret.version-discarded", secret).withDetail("version", number));
    }

    Trial tryOut(ResourceReference reference, long number) {
        var secret = catalog.lock(reference);
        requireStaged(secret, number);
        return staging.tryOut(secret, number, false);
    }

    /** @param force also without a proof */
    Secret promote(ResourceReference reference, long number, boolean force) {
        var secret = catalog.lock(reference);
        requireStaged(secret, number);
        if (!force) {
            proofs.require(secret.version(number));
        }
        return promotion.goLive(promoted(secret, force), secret, number);
    }

    private static AuditedChange promoted(Secret secret, boolean forced) {
        var change = change("secret.promoted", secret);
        return forced ? change.withDetail("forced", true) : change;
    }

    /** A new version with the value that was live before; what is staged is older then, and discarded. */
    Secret rollBack(ResourceReference reference) {
        var secret = catalog.lock(reference);
        var former =
                versions.newestFormer(secret.id()).orElseThrow(() -> WrongState.nothingToRestore(secret.reference()));
        var change = change("secret.rolled-back", secret).withDetail("restores", former.version());
        return promotion.goLive(change, secret, staging.restage(secret, former));
    }

    private void requireStaged(Secret secret, long number) {
        var version = require(secret, number);
        if (version.state() != State.STAGED) {
            throw WrongState.notStaged(version);
        }
    }

    private Version require(Secret secret, long number) {
        return versions.find(secret.id(), number).orElseThrow(() -> VersionNotFound.of(secret.reference(), number));
    }
}
