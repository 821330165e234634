package io.fairlead.delegate.fleet;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who could take some work now, and why the others could not.
 *
 * @param delegates those that fit first, whether they are there or not
 * @param nextPageToken to be sent as {@code pageToken} for the next page; absent on the last
 */
record PlacementPreview(
        List<PreviewedDelegate> delegates, @Nullable String nextPageToken) {

    /**
     * A delegate, held against the work.
     *
     * @param id of the delegate
     * @param name that it enrolled with
     * @param scope whose connectors it serves
     * @param tags that it bears
     * @param state whether it is connected now
     * @param lastHeartbeat to about 15 s; absent before the first connection
     * @param eligible whether it could take the work now
     * @param obstacle what keeps it from the work; absent when it is eligible
     * @param lackingTags required tags that it lacks
     * @param reason the obstacle in words; absent when it is eligible
     */
    record PreviewedDelegate(
            UUID id,
            String name,
            Scope scope,
            List<String> tags,
            DelegateController.State state,
            @Nullable Instant lastHeartbeat,
            boolean eligible,
            @Nullable Obstacle obstacle,
            List<String> lackingTags,
            @Nullable String reason) {

        static PreviewedDelegate of(Candidate candidate) {
            return new PreviewedDelegate(
                    candidate.id(),
                    candidate.name(),
                    candidate.scope(),
                    candidate.tags(),
                    DelegateController.State.of(candidate),
                    candidate.lastSeen(),
                    candidate.obstacle() == null,
                    candidate.obstacle(),
                    candidate.lacking(),
                    candidate.obstacleText().orElse(null));
        }
    }
}
