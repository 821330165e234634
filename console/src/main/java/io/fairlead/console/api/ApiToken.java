package io.fairlead.console.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token for programs.
 *
 * @param parentId the token with which it was made, and with which it ends; absent where a person made it
 * @param token its text, in the answer that made it and nowhere else
 */
public record ApiToken(
        UUID id,
        String name,
        String role,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable UUID parentId,
        @Nullable String token) {

    @Override
    public String toString() {
        return "ApiToken[" + id + "]";
    }
}
