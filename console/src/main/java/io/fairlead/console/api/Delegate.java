package io.fairlead.console.api;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delegate as delegate-service answers it. */
public record Delegate(
        UUID id,
        String name,
        Scope scope,
        List<String> tags,
        String state,
        @Nullable Instant lastHeartbeat,
        int runningTasks,
        int capacity,
        String agentVersion,
        Instant enrolledAt) {

    public boolean connected() {
        return state.equals("CONNECTED");
    }

    public Place place() {
        return Place.of(scope);
    }
}
