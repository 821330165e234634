package io.fairlead.console.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to keep a secret.
 *
 * @param value absent while there is none yet, or to leave the live one as it is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewSecret(
        String name,
        @Nullable String identifier,
        @Nullable String description,
        @Nullable Map<String, String> tags,
        String type,
        boolean shared,
        @Nullable Instant expiresAt,
        @Nullable String value) {

    public static NewSecret ofText(
            String name, String identifier, String description, boolean shared, @Nullable String value) {
        var wanted = identifier.isBlank() ? null : identifier.strip();
        return new NewSecret(name, wanted, description, null, "SecretText", shared, null, value);
    }

    /** The same secret with another value. */
    public static NewSecret withValue(Secret secret, String value) {
        return new NewSecret(
                secret.name(),
                secret.identifier(),
                secret.description(),
                secret.tags(),
                Objects.requireNonNullElse(secret.type(), "SecretText"),
                secret.shared(),
                secret.expiresAt(),
                value);
    }

    public NewSecret expiringAt(@Nullable Instant end) {
        return new NewSecret(name, identifier, description, tags, type, shared, end, value);
    }

    @Override
    public String toString() {
        return "NewSecret[" + name + "]";
    }
}
