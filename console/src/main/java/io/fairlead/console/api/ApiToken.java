package io.fairlead.console.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token for programs.
 *
 * @param token its text, in the answer that made it and nowhere else
 */
public record ApiToken(
        UUID id,
        String name,
        String role,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String token) {

    @Override
    public String toString() {
        return "ApiToken[" + id + "]";
    }
}
