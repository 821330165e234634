package io.fairlead.identity.apitoken;

import io.fairlead.access.Grant;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of a token without its text. */
record ApiToken(
        UUID id,
        UUID personId,
        String name,
        Grant grant,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
