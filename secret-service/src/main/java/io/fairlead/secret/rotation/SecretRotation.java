package io.fairlead.secret.rotation;

import static io.fairlead.secret.catalog.SecretCatalog.change;
import static io.fairlead.secret.catalog.SecretCatalog.state;

import io.fairlead.access.Grants;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.secret.catalog.Secret;
import io.fairlead.secret.catalog.SecretCatalog;
import io.fairlead.secret.document.SecretDocument;
import io.fairlead.secret.document.SubmittedValue;
import io.fairlead.secret.trial.PromotionGuard;
import io.fairlead.secret.trial.SecretTrial;
import io.fairlead.secret.version.SecretVersionInfo;
import io.fairlead.secret.version.SecretVersionInfo.State;
import io.fairlead.secret.version.SecretVersions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do to get another value into use; one change at a time, under the lock of the secret's row. */
@Component
@Transactional
class SecretRotation {

    private final SecretCatalog catalog;
    private final SecretVersions versions;
    private final Staging staging;
    private final Promotion promotion;
    private final PromotionGuard promotionGuard;
    private final AuditLog audit;

    SecretRotation(
            SecretCatalog catalog,
            SecretVersions versions,
            Staging staging,
            Promotion promotion,
            PromotionGuard promotionGuard,
            AuditLog audit) {
        this.catalog = catalog;
        this.versions = versions;
        this.staging = staging;
        this.promotion = promotion;
        this.promotionGuard = promotionGuard;
        this.audit = audit;
    }

    /** The secret as it is then, and the trial that will decide on its new value. */
    record ReplaceResult(Secret secret, @Nullable SecretTrial trial) {}

    /** @param tested whether a new value is to be tried first */
    ReplaceResult replace(
            ResourceReference reference, SecretDocument document, @Nullable String ifMatch, boolean tested) {
        var old = catalog.lock(reference, ifMatch);
        var secret = old.replacedBy(document, staging.now());
        audit.record(change("secret.replaced", secret).from(state(old)).to(state(secret)));
        if (document.value() == null) {
            return new ReplaceResult(catalog.save(secret), null);
        }
        var version = staging.stage(secret, document.value());
        var needsProof = !secret.hasNoValue() && staging.isReferenced(secret);
        if (tested && needsProof) {
            // A value on trial is not yet a change: who was refused repeats with the ETag that they have.
            var kept = secret.saysTheSameAs(old) ? old : catalog.save(secret);
            return new ReplaceResult(kept, staging.startTrial(kept, version, true));
        }
        return new ReplaceResult(promotion.goLive(promoted(secret, needsProof), secret, version), null);
    }

    SecretVersionInfo stage(ResourceReference reference, SubmittedValue value) {
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

    SecretTrial startTrial(ResourceReference reference, long number) {
        var secret = catalog.lock(reference);
        requireStaged(secret, number);
        return staging.startTrial(secret, number, false);
    }

    /** @param force also without a proof */
    Secret promote(ResourceReference reference, long number, boolean force, Grants caller) {
        var secret = catalog.lock(reference);
        requireStaged(secret, number);
        if (!force) {
            promotionGuard.require(secret.version(number), caller);
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
        var former = versions.findNewestFormer(secret.id())
                .orElseThrow(() -> VersionStateConflict.nothingToRestore(secret.reference()));
        var change = change("secret.rolled-back", secret).withDetail("restores", former.version());
        return promotion.goLive(change, secret, staging.restage(secret, former));
    }

    private void requireStaged(Secret secret, long number) {
        var version = require(secret, number);
        if (version.state() != State.STAGED) {
            throw VersionStateConflict.notStaged(version);
        }
    }

    private SecretVersionInfo require(Secret secret, long number) {
        return versions.find(secret.id(), number).orElseThrow(() -> VersionNotFound.of(secret.reference(), number));
    }
}
