package io.fairlead.secret.catalog;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.scope.IdentifierCandidates;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.events.out.Outbox;
import io.fairlead.http.problem.ETags;
import io.fairlead.secret.document.SecretDocument;
import io.fairlead.secret.reference.ReferencingConnectors;
import io.fairlead.secret.version.SecretVersions;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Creates and deletes secrets, the row and its event in one transaction, and locks them for all other changes. */
@Component
public class SecretCatalog {

    private final Secrets secrets;
    private final SecretVersions versions;
    private final ReferencingConnectors referencingConnectors;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    SecretCatalog(
            Secrets secrets,
            SecretVersions versions,
            ReferencingConnectors referencingConnectors,
            Outbox outbox,
            AuditLog audit,
            Clock clock) {
        this.secrets = secrets;
        this.versions = versions;
        this.referencingConnectors = referencingConnectors;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Gives the document an identifier if its name left nothing to make one from. */
    SecretDocument withIdentifier(Scope scope, SecretDocument document) {
        return document.identifier().isEmpty()
                ? document.withIdentifier(firstFree(scope, IdentifierCandidates.fromName(document.name(), "secret")))
                : document;
    }

    String firstFree(Scope scope, IdentifierCandidates candidates) {
        var taken = secrets.identifiersThatBeginWith(scope.toText(), candidates.commonPrefix());
        return candidates.firstFree(taken::contains);
    }

    /** Fails with a duplicate key when the scope has that identifier already. */
    @Transactional
    Secret create(Scope scope, SecretDocument document) {
        var secret = secrets.save(Secret.create(scope, document, clock.instant()));
        if (document.value() != null) {
            versions.stage(secret.live(), document.value(), secret.createdAt());
            versions.goLive(secret.id(), secret.version(), secret.createdAt());
        }
        outbox.publish(secret.created());
        audit.record(change("secret.created", secret).to(state(secret)));
        return secret;
    }

    /** Nobody else changes the secret, its versions or its trials until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Secret lock(ResourceReference reference) {
        return secrets.findLockedByScopeAndIdentifier(reference.scope(), reference.identifier())
                .orElseThrow(() -> SecretNotFound.named(reference));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Secret lock(ResourceReference reference, @Nullable String ifMatch) {
        var secret = lock(reference);
        ETags.require(ifMatch, secret.revision());
        return secret;
    }

    /** Empty when it was deleted meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Secret> lock(UUID secretId) {
        return secrets.findLockedById(secretId);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Secret save(Secret secret) {
        return secrets.save(secret);
    }

    /** For an event that changes nothing of the secret itself. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long nextSequence(UUID secretId) {
        return secrets.nextSequence(secretId);
    }

    public Secret require(ResourceReference reference) {
        return secrets.findByScopeAndIdentifier(reference.scope(), reference.identifier())
                .orElseThrow(() -> SecretNotFound.named(reference));
    }

    /**
     * Deletes a secret that nobody refers to, as far as is known here: a connector that was given the secret in this
     * very moment is heard of some milliseconds later, and then reports that its secret is missing.
     */
    @Transactional
    void delete(ResourceReference reference, @Nullable String ifMatch) {
        var secret = lock(reference, ifMatch);
        var named = referencingConnectors.listSome(reference, SecretInUse.MAX_NAMED);
        if (!named.isEmpty()) {
            throw SecretInUse.of(reference, named, referencingConnectors.count(reference));
        }
        secrets.delete(secret);
        outbox.publish(secret.deleted());
        audit.record(change("secret.deleted", secret).from(state(secret)));
    }

    public static AuditedChange change(String action, Secret secret) {
        return AuditedChange.of(action, secret.id(), secret.reference());
    }

    public static ResourceFingerprint state(Secret secret) {
        return ResourceFingerprint.of(secret.version(), secret);
    }
}
