package io.fairlead.delegate.enrolment;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The right to enrol delegates in one scope with given tags, a number of times and for a while. */
record EnrolmentToken(
        UUID id, Scope scope, String name, List<String> tags, int usesLeft, Instant expiresAt, Instant createdAt) {}
