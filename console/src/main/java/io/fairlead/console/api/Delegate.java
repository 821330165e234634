package io.fairlead.console.api;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.Collection;
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
        @Nullable Instant connectedSince,
        @Nullable Instant lastHeartbeat,
        int runningTasks,
        int capacity,
        String agentVersion,
        Instant enrolledAt,
        @Nullable Drain drain) {

    /** @param done whether it has finished what it had */
    public record Drain(Instant since, boolean done) {}

    public boolean connected() {
        return state.equals("CONNECTED");
    }

    /** State and drain in one word. */
    public String health() {
        return !connected() || drain == null ? state : drain.done ? "DRAINED" : "DRAINING";
    }

    public boolean hasTags(Collection<String> wanted) {
        return tags.containsAll(wanted);
    }

    public PageScope pageScope() {
        return PageScope.of(scope);
    }
}
