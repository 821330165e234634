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
public record SecretTrial(
        UUID id,
        String state,
        TrialCounts counts,
        @Nullable List<ConnectorTrial> connectors,
        @Nullable Integer hidden,
        Instant requestedAt,
        @Nullable Instant endedAt) {

    public record TrialCounts(int total, int done, int passed, int failed) {}

    /** Who tried it. */
    public record TestingDelegate(String name) {}

    /** One connector's part. */
    public record ConnectorTrial(
            String identifier,
            Scope scope,
            String name,
            String state,
            boolean passed,
            @Nullable UUID testId,
            @Nullable TestingDelegate delegate,
            @Nullable String code,
            @Nullable String summary,
            @Nullable String explanation,
            @Nullable String remedy) {

        public PageScope pageScope() {
            return PageScope.of(scope);
        }
    }

    public boolean open() {
        return endedAt == null;
    }
}
