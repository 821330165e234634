package io.fairlead.console.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to enrol delegates.
 *
 * @param token its text, in the answer that made it and nowhere else
 */
public record EnrolmentToken(
        UUID id,
        String name,
        List<String> tags,
        int usesLeft,
        Instant expiresAt,
        Instant createdAt,
        @Nullable String token) {

    @Override
    public String toString() {
        return "EnrolmentToken[" + id + "]";
    }
}
