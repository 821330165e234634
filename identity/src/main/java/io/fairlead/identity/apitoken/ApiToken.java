package io.fairlead.identity.apitoken;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param parentId the token with which this one was made; absent where a person made it who had signed in
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
        @Nullable Instant lastUsedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID parentId) {}
