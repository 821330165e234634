package io.fairlead.testing.run;

import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which runs are wanted, newest first.
 *
 * @param identifier of one connector, whose drafts are not meant; absent for all in the scope
 * @param before only runs older than this one
 */
public record RunFilter(
        Scope scope,
        @Nullable String identifier,
        @Nullable RunState state,
        @Nullable ConnectionVerdict verdict,
        @Nullable Cursor before) {

    /** A place in the list. */
    public record Cursor(Instant requestedAt, UUID id) {}
}
