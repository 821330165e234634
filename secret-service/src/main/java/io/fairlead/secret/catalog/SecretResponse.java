package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.ETags;
import io.fairlead.secret.document.SecretType;
import io.fairlead.secret.lint.ValueWarning;
import io.fairlead.secret.lint.WithWarnings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A secret, without its value.
 *
 * @param id given when it was created
 * @param name for people, 1 to 128 characters
 * @param identifier what it is called in its scope; never changes
 * @param scope where it lives
 * @param description at most 1,024 characters; empty where there is none
 * @param tags for searching
 * @param type what its value is; never changes
 * @param shared whether connectors of the scopes within its own may refer to it
 * @param expiresAt when its value ends; absent where that is not known
 * @param version of the live value, from 1; absent while there is none
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 */
public record SecretResponse(
        UUID id,
        String name,
        String identifier,
        Scope scope,
        String description,
        Map<String, String> tags,
        SecretType type,
        boolean shared,
        @Nullable Instant expiresAt,
        @Nullable Long version,
        Instant createdAt,
        Instant updatedAt) {

    public static ResponseEntity<SecretResponse> entity(Secret secret) {
        return ResponseEntity.ok().eTag(ETags.of(secret.revision())).body(of(secret));
    }

    /** @param warnings of a value that was typed in just now */
    public static ResponseEntity<WithWarnings<SecretResponse>> entity(Secret secret, List<ValueWarning> warnings) {
        return ResponseEntity.ok().eTag(ETags.of(secret.revision())).body(new WithWarnings<>(of(secret), warnings));
    }

    static SecretResponse of(Secret secret) {
        return new SecretResponse(
                secret.id(),
                secret.name(),
                secret.identifier(),
                secret.scope(),
                secret.description(),
                secret.tags().values(),
                secret.type(),
                secret.shared(),
                secret.expiresAt(),
                secret.hasNoValue() ? null : secret.version(),
                secret.createdAt(),
                secret.updatedAt());
    }
}
