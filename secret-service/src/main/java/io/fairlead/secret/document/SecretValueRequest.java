package io.fairlead.secret.document;

import org.jspecify.annotations.Nullable;

/**
 * A value alone: exactly one of the two fields.
 *
 * @param value of a {@code SecretText}, 1 to 65,536 bytes of UTF-8
 * @param valueBase64 of a {@code SecretFile}, 1 to 65,536 bytes in base64 (RFC 4648), blanks and line breaks allowed
 */
public record SecretValueRequest(
        @Nullable String value, @Nullable String valueBase64) {}
