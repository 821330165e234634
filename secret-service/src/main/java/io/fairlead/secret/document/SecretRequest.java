package io.fairlead.secret.document;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A secret as people write it down.
 *
 * @param name for people, 1 to 128 characters
 * @param identifier made from the name where it is absent
 * @param description at most 1,024 characters; empty where it is absent
 * @param tags at most 32, each a key with a value, for searching; none where it is absent
 * @param type {@code SecretText} or {@code SecretFile}; it stays
 * @param shared whether connectors of the scopes within its own may refer to it, whoever makes them; false unless
 *     given. Whoever may use a secret can have it sent to a registry of their choice
 * @param expiresAt when the value ends at its registry, RFC 3339, in the future; people are reminded before. Absent for
 *     none, also in a replacement
 * @param value of a {@code SecretText}, 1 to 65,536 bytes of UTF-8; absent while there is none yet, or to leave the
 *     live one as it is
 * @param valueBase64 of a {@code SecretFile}, 1 to 65,536 bytes in base64; absent likewise
 */
public record SecretRequest(
        String name,
        @Nullable String identifier,
        @Nullable String description,
        @Nullable Map<String, String> tags,
        String type,
        @Nullable Boolean shared,
        @Nullable Instant expiresAt,
        @Nullable String value,
        @Nullable String valueBase64) {}
