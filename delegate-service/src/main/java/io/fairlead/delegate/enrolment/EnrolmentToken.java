package io.fairlead.delegate.enrolment;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The right to enrol delegates in one scope with given tags, a number of times and for a while.
 *
 * @param id of the token
 * @param scope where delegates live that enrol with it
 * @param name for people, 1 to 128 characters
 * @param tags that delegates bear which enrol with it
 * @param usesLeft how many delegates can still enrol with it
 * @param expiresAt when it ends
 * @param createdAt when it was made
 */
record EnrolmentToken(
        UUID id, Scope scope, String name, List<String> tags, int usesLeft, Instant expiresAt, Instant createdAt) {}
