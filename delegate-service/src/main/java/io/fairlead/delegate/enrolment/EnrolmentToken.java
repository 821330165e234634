package io.fairlead.delegate.enrolment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The right to enrol delegates in one scope with given tags, a number of times and for a while.
 *
 * @param hash of the part of its text that nobody knows but its bearer; not part of its JSON, from which the audit's
 *     fingerprint is made
 */
@Table("delegate_token")
record EnrolmentToken(
        @Id UUID id,
        Scope scope,
        String name,
        List<String> tags,
        @JsonIgnore byte[] hash,
        int usesLeft,
        Instant expiresAt,
        Instant createdAt) {

    boolean allowsUse(Instant now) {
        return usesLeft > 0 && expiresAt.isAfter(now);
    }

    EnrolmentToken used() {
        return new EnrolmentToken(id, scope, name, tags, hash, usesLeft - 1, expiresAt, createdAt);
    }
}
