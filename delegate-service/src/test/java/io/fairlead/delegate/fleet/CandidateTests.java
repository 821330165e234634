package io.fairlead.delegate.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.scope.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CandidateTests {

    private static final Instant SINCE = Instant.parse("2026-11-01T10:00:00Z");

    @Test
    void hasNoObstacleWhenConnectedAndFree() {
        assertThat(candidate(List.of(), "i", 3, null).obstacle()).isEmpty();
    }

    @Test
    void namesTheFirstObstacle() {
        assertThat(candidate(List.of("docker", "eu"), null, 0, null).reason()).isEqualTo("eu-1: lacks tags docker, eu");
        assertThat(candidate(List.of(), null, 0, null).reason()).isEqualTo("eu-1: has never connected");
        assertThat(candidate(List.of(), "i", 0, SINCE).reason())
                .isEqualTo("eu-1: disconnected since 2026-11-01T10:00:00Z");
        assertThat(candidate(List.of(), "i", 4, null).reason()).isEqualTo("eu-1: busy with 4 of 4 tasks");
    }

    @Test
    void servesItsOwnScopeAndAllInsideIt() {
        assertThat(Candidates.servingScopes(Scope.project("a", "o", "p"))).containsExactly("a", "a/o", "a/o/p");
        assertThat(Candidates.servingScopes(Scope.account("a"))).containsExactly("a");
    }

    private static Candidate candidate(
            List<String> lacking, @Nullable String instance, int busy, @Nullable Instant disconnectedAt) {
        return new Candidate(
                UUID.randomUUID(),
                "eu-1",
                Scope.account("default"),
                List.of(),
                "0.1.0",
                SINCE,
                lacking,
                instance,
                4,
                busy,
                null,
                disconnectedAt);
    }
}
