package io.fairlead.console.api;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One go at proving a staged version with every connector that refers to the secret.
 *
 * @param hidden how many connectors the person may not see
 */
public record Trial(
        UUID id,
        String state,
        Counts counts,
        @Nullable List<Tried> connectors,
        @Nullable Integer hidden,
        Instant requestedAt,
        @Nullable Instant endedAt) {

    public record Counts(int total, int done, int passed, int failed) {}

    /** Who tried it. */
    public record Tester(String name) {}

    /** One connector's part. */
    public record Tried(
            String identifier,
            Scope scope,
            String name,
            String state,
            boolean passed,
            @Nullable UUID testId,
            @Nullable Tester delegate,
            @Nullable String code,
            @Nullable String summary,
            @Nullable String explanation,
            @Nullable String remedy) {

        public Place place() {
            return Place.of(scope);
        }
    }

    public boolean open() {
        return endedAt == null;
    }
}
