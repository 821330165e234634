package io.fairlead.delegate.fleet;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delegate as seen by some work: whether it could take it now, and if not, why.
 *
 * @param fits whether scope and tags do; connection and load may change within seconds, this does not
 * @param obstacle absent when it could
 * @param lacking the tags that the task requires and the delegate lacks
 * @param instance the instance of this service that it is, or was last, connected to; absent before its first time
 * @param busy tasks in its hands
 * @param drainedAt since when it gets no new work; absent while it does
 */
public record Candidate(
        UUID id,
        String name,
        Scope scope,
        List<String> tags,
        String agentVersion,
        Instant enrolledAt,
        boolean fits,
        @Nullable Obstacle obstacle,
        List<String> lacking,
        @Nullable String instance,
        int capacity,
        int busy,
        @Nullable Instant connectedAt,
        @Nullable Instant lastSeen,
        @Nullable Instant disconnectedAt,
        @Nullable Instant drainedAt) {

    /** Whether it fits and is there, however much it has to do. */
    public boolean isPresent() {
        return fits && (obstacle == null || obstacle == Obstacle.BUSY);
    }

    boolean connected() {
        return instance != null && disconnectedAt == null;
    }

    /** The obstacle in words. */
    Optional<String> obstacleText() {
        return Optional.ofNullable(obstacle).map(found -> switch (found) {
            case OTHER_SCOPE -> "serves only " + scope;
            case TAGS_LACKING -> (lacking.size() == 1 ? "lacks tag " : "lacks tags ") + String.join(", ", lacking);
            case DRAINED -> "drained since " + second(drainedAt);
            case NEVER_CONNECTED -> "has never connected";
            case DISCONNECTED -> "disconnected since " + second(disconnectedAt);
            case BUSY -> "busy with %d of %d tasks".formatted(busy, capacity);
        });
    }

    /** The obstacle with the delegate's name; a delegate without one has not answered the offer. */
    public String reason() {
        return name + ": " + obstacleText().orElse("did not take the offer");
    }

    private static @Nullable Instant second(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }
}
