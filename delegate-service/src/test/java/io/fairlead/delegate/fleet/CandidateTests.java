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
    void saysInWordsWhatStandsBetweenItAndTheWork() {
        assertThat(candidate(Obstacle.OTHER_SCOPE).reason()).isEqualTo("eu-1: serves only default/acme");
        assertThat(candidate(Obstacle.TAGS_LACKING, "docker").reason()).isEqualTo("eu-1: lacks tag docker");
        assertThat(candidate(Obstacle.TAGS_LACKING, "docker", "eu").reason()).isEqualTo("eu-1: lacks tags docker, eu");
        assertThat(candidate(Obstacle.DRAINED).reason()).isEqualTo("eu-1: drained since 2026-11-01T10:00:00Z");
        assertThat(candidate(Obstacle.NEVER_CONNECTED).reason()).isEqualTo("eu-1: has never connected");
        assertThat(candidate(Obstacle.DISCONNECTED).reason())
                .isEqualTo("eu-1: disconnected since 2026-11-01T10:00:00Z");
        assertThat(candidate(Obstacle.BUSY).reason()).isEqualTo("eu-1: busy with 4 of 4 tasks");
        assertThat(candidate(null).reason()).isEqualTo("eu-1: did not take the offer");
    }

    @Test
    void servesItsOwnScopeAndAllInsideIt() {
        assertThat(Candidates.servingScopes(Scope.project("a", "o", "p"))).containsExactly("a/o/p", "a/o", "a");
        assertThat(Candidates.servingScopes(Scope.account("a"))).containsExactly("a");
    }

    private static Candidate candidate(@Nullable Obstacle obstacle, String... lacking) {
        return new Candidate(
                UUID.randomUUID(),
                "eu-1",
                Scope.org("default", "acme"),
                List.of(),
                "0.1.0",
                SINCE,
                obstacle == null,
                obstacle,
                List.of(lacking),
                "i",
                4,
                4,
                null,
                null,
                SINCE,
                SINCE);
    }
}
