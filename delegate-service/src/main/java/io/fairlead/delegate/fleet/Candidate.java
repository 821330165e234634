package io.fairlead.delegate.fleet;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delegate as seen by some work: whether it could take it now, and if not, why.
 *
 * @param lacking the tags that the work asks for and the delegate does not bear
 * @param instance the instance of this service that it is, or was last, connected to; absent before its first time
 * @param busy tasks in its hands
 */
public record Candidate(
        UUID id,
        String name,
        Scope scope,
        List<String> tags,
        String agentVersion,
        Instant enrolledAt,
        List<String> lacking,
        @Nullable String instance,
        int capacity,
        int busy,
        @Nullable Instant lastSeen,
        @Nullable Instant disconnectedAt) {

    /** Whether the tags fit; connection and load may change within seconds, this does not. */
    public boolean matches() {
        return lacking.isEmpty();
    }

    boolean connected() {
        return instance != null && disconnectedAt == null;
    }

    /** What stands between this delegate and the work; empty when nothing does. */
    public Optional<String> obstacle() {
        if (!matches()) {
            return Optional.of((lacking.size() == 1 ? "lacks tag " : "lacks tags ") + String.join(", ", lacking));
        }
        if (instance == null) {
            return Optional.of("has never connected");
        }
        if (disconnectedAt != null) {
            return Optional.of("disconnected since " + disconnectedAt);
        }
        return busy < capacity ? Optional.empty() : Optional.of("busy with %d of %d tasks".formatted(busy, capacity));
    }

    /** The obstacle with the delegate's name; a delegate without one has not answered the offer. */
    public String reason() {
        return name + ": " + obstacle().orElse("did not take the offer");
    }
}
