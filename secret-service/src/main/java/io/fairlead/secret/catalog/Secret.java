package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent;
import io.fairlead.contracts.secret.SecretEvent.SecretCreated;
import io.fairlead.contracts.secret.SecretEvent.SecretDeleted;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.jdbc.JsonColumn;
import io.fairlead.secret.document.SecretDocument;
import io.fairlead.secret.document.SecretType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A secret without its value. Who changes it holds the lock on its row.
 *
 * @param revision rises with every change, also of the name; the ETag
 * @param shared whether those may use it, too, who may change connectors in the scopes within its own
 * @param expiresAt when its value ends, as far as people know
 * @param version of the value that is live, from 1; 0 while there is none
 * @param sequence of the last event
 */
@Table("secret")
public record Secret(
        @Id UUID id,
        @Version long revision,
        Scope scope,
        String identifier,
        String name,
        String description,

        @JsonColumn @JsonSerialize(converter = SecretTags.InFingerprint.class)
        SecretTags tags,

        SecretType type,
        boolean shared,
        @Nullable Instant expiresAt,
        long version,
        long sequence,
        Instant createdAt,
        Instant updatedAt) {

    static Secret create(Scope scope, SecretDocument document, Instant now) {
        return new Secret(
                UUID.randomUUID(),
                0,
                scope,
                document.identifier(),
                document.name(),
                document.description(),
                new SecretTags(document.tags()),
                document.type(),
                document.shared(),
                expiry(document, null, now),
                document.value() == null ? 0 : 1,
                1,
                now,
                now);
    }

    /** With what the document says, save for the value. */
    public Secret replacedBy(SecretDocument document, Instant now) {
        requireType(document.type(), "/type");
        return new Secret(
                id,
                revision,
                scope,
                identifier,
                document.name(),
                document.description(),
                new SecretTags(document.tags()),
                type,
                document.shared(),
                expiry(document, expiresAt, now),
                version,
                sequence,
                createdAt,
                now);
    }

    /** Whether nothing differs that people say of it; the time of the change is none of that. */
    public boolean saysTheSameAs(Secret other) {
        return withVersion(version, other.updatedAt).equals(other.withVersion(other.version, other.updatedAt));
    }

    /** With another value. */
    public Secret withVersion(long newVersion, Instant now) {
        return new Secret(
                id,
                revision,
                scope,
                identifier,
                name,
                description,
                tags,
                type,
                shared,
                expiresAt,
                newVersion,
                sequence + 1,
                createdAt,
                now);
    }

    public void requireType(SecretType required, String pointer) {
        if (required != type) {
            throw new InvalidRequest(
                    pointer,
                    "IMMUTABLE",
                    "This is a %s and stays one; its value is given as %s.".formatted(type, type.field()));
        }
    }

    /** A date that has passed may stay, but not be set. */
    private static @Nullable Instant expiry(SecretDocument document, @Nullable Instant current, Instant now) {
        var wanted = document.expiresAt();
        if (wanted != null && !wanted.equals(current) && !wanted.isAfter(now)) {
            throw new InvalidRequest(
                    "/expiresAt", "IN_THE_PAST", "expiresAt is %s, which has passed; it is %s.".formatted(wanted, now));
        }
        return wanted;
    }

    /** Whether it has no value yet. */
    public boolean hasNoValue() {
        return version == 0;
    }

    public SecretVersionReference version(long number) {
        return new SecretVersionReference(reference(), id, number);
    }

    public ResourceReference reference() {
        return new ResourceReference(scope, identifier);
    }

    /** Version 0 while there is no value. */
    public SecretVersionReference live() {
        return version(version);
    }

    SecretEvent created() {
        return new SecretCreated(id, sequence, reference(), version);
    }

    public SecretEvent rotated() {
        return new SecretRotated(id, sequence, reference(), version);
    }

    SecretEvent deleted() {
        return new SecretDeleted(id, sequence + 1);
    }
}
