package io.fairlead.secret.catalog;

import io.fairlead.audit.Audit;
import io.fairlead.audit.Change;
import io.fairlead.audit.State;
import io.fairlead.contracts.scope.Reference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.ETags;
import io.fairlead.outbox.Outbox;
import io.fairlead.secret.document.SecretDocument;
import io.fairlead.secret.usage.Users;
import io.fairlead.secret.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changes secrets: the row, its value and its event in one transaction. */
@Component
class SecretCatalog {

    private final Secrets secrets;
    private final Vault vault;
    private final Users users;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    SecretCatalog(Secrets secrets, Vault vault, Users users, Outbox outbox, Audit audit, Clock clock) {
        this.secrets = secrets;
        this.vault = vault;
        this.users = users;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Fails with a duplicate key when the scope has that identifier already. */
    @Transactional
    Secret create(Scope scope, SecretDocument document) {
        var value = Objects.requireNonNull(document.value(), "a new secret has a value");
        var secret = secrets.save(Secret.described(scope, document, now()));
        vault.keep(secret.live(), value, secret.createdAt());
        outbox.publish(secret.created());
        audit.record(change("secret.created", secret).to(state(secret)));
        return secret;
    }

    @Transactional
    Secret replace(Reference reference, SecretDocument document, @Nullable String ifMatch) {
        var old = locked(reference, ifMatch);
        var secret = secrets.save(old.replaced(document, now()));
        if (document.value() != null) {
            vault.keep(secret.live(), document.value(), secret.updatedAt());
            outbox.publish(secret.rotated());
        }
        audit.record(change("secret.replaced", secret).from(state(old)).to(state(secret)));
        return secret;
    }

    /**
     * Deletes a secret that nobody refers to, as far as is known here: a connector that was given the secret in this
     * very moment is heard of some milliseconds later, and then reports that its secret is missing.
     */
    @Transactional
    void delete(Reference reference, @Nullable String ifMatch) {
        var secret = locked(reference, ifMatch);
        var some = users.of(reference, null, SecretInUse.NAMED);
        if (!some.isEmpty()) {
            throw SecretInUse.by(reference, some, users.count(reference));
        }
        secrets.delete(secret);
        outbox.publish(secret.deleted());
        audit.record(change("secret.deleted", secret).from(state(secret)));
    }

    private static Change change(String action, Secret secret) {
        return Change.of(action, secret.id(), secret.reference());
    }

    private static State state(Secret secret) {
        return State.of(secret.version(), secret);
    }

    private Secret locked(Reference reference, @Nullable String ifMatch) {
        var secret = secrets.findLockedByScopeAndIdentifier(reference.scope(), reference.identifier())
                .orElseThrow(() -> SecretNotFound.named(reference));
        ETags.require(ifMatch, secret.revision());
        return secret;
    }

    /** As the database keeps it, so that the first answer equals all later ones. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
