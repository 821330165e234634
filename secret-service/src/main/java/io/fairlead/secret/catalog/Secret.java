package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.Reference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent;
import io.fairlead.contracts.secret.SecretEvent.SecretCreated;
import io.fairlead.contracts.secret.SecretEvent.SecretDeleted;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.secret.SecretEvent.SecretVersion;
import io.fairlead.secret.document.SecretDocument;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * A secret without its value.
 *
 * @param revision rises with every change, also of the name; the ETag
 * @param version of the value that is live, from 1
 * @param sequence of the last event
 */
record Secret(
        @Id UUID id,
        @Version long revision,
        Scope scope,
        String identifier,
        String name,
        String description,
        Tags tags,
        long version,
        long sequence,
        Instant createdAt,
        Instant updatedAt) {

    static Secret described(Scope scope, SecretDocument document, Instant now) {
        return new Secret(
                UUID.randomUUID(),
                0,
                scope,
                document.identifier(),
                document.name(),
                document.description(),
                new Tags(document.tags()),
                1,
                1,
                now,
                now);
    }

    /** With what the document says; a value in it becomes the next version. */
    Secret replaced(SecretDocument document, Instant now) {
        var rotation = document.value() == null ? 0 : 1;
        return new Secret(
                id,
                revision,
                scope,
                identifier,
                document.name(),
                document.description(),
                new Tags(document.tags()),
                version + rotation,
                sequence + rotation,
                createdAt,
                now);
    }

    Reference reference() {
        return new Reference(scope, identifier);
    }

    SecretVersion live() {
        return new SecretVersion(reference(), id, version);
    }

    SecretEvent created() {
        return new SecretCreated(id, sequence, reference(), version);
    }

    SecretEvent rotated() {
        return new SecretRotated(id, sequence, reference(), version);
    }

    SecretEvent deleted() {
        return new SecretDeleted(id, sequence + 1);
    }
}
