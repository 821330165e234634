package io.fairlead.secret.document;

import io.fairlead.secret.encryption.SecretValue;
import io.fairlead.secret.lint.ValueWarning;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a user says of a secret.
 *
 * @param identifier as given, or made from the name; empty where the name leaves nothing to make one from
 * @param name 1 to 128 characters, one line
 * @param description at most 1,024 characters; empty for none
 * @param tags at most 32, for people to find it by
 * @param shared whether connectors of the scopes within its own may refer to it, whoever makes them
 * @param expiresAt when the value ends at its registry; absent where that is not known
 * @param value absent where the one that is there shall stay, or none is there yet
 * @param warnings what looks wrong with the value
 */
public record SecretDocument(
        String identifier,
        String name,
        String description,
        Map<String, String> tags,
        SecretType type,
        boolean shared,
        @Nullable Instant expiresAt,
        @Nullable SecretValue value,
        List<ValueWarning> warnings) {

    public SecretDocument withIdentifier(String identifier) {
        return new SecretDocument(identifier, name, description, tags, type, shared, expiresAt, value, warnings);
    }
}
