package io.fairlead.identity.apitoken;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fairlead.access.Grant;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What is known of a token without its text.
 *
 * @param hash of the part of its text that nobody knows but its bearer; not part of its JSON, from which the audit's
 *     fingerprint is made
 */
@Table("api_token")
record ApiToken(
        @Id @Column("token_id") UUID id,
        UUID personId,
        String name,
        @Embedded.Empty Grant grant,
        @JsonIgnore byte[] hash,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
