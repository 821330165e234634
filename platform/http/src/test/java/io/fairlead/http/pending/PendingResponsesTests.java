package io.fairlead.http.pending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.web.context.request.async.DeferredResult;

class PendingResponsesTests {

    private static final Duration WAIT = Duration.ofSeconds(30);

    private record Job(UUID id, boolean ended) {}

    private final UUID id = UUID.randomUUID();
    private final Job running = new Job(id, false);
    private final Job ended = new Job(id, true);
    private final Map<UUID, Job> stored = new ConcurrentHashMap<>(Map.of(id, running));
    private final PendingResponses<Job> pending = new PendingResponses<>(
            Job::id,
            ids -> ids.stream().filter(stored::containsKey).map(stored::get).toList());

    private DeferredResult<String> await(Job current, Duration wait) {
        return pending.await(current, wait, Job::ended, _ -> "ended", "running");
    }

    @Test
    void answersAtOnceWhatIsReachedAlready() {
        assertThat(await(ended, Duration.ZERO).getResult()).isEqualTo("ended");
    }

    @Test
    void doesNotLookAgainForWhoDoesNotWait() {
        stored.put(id, ended);
        assertThat(await(running, Duration.ZERO).getResult()).isEqualTo("running");
    }

    @Test
    void findsWhatWasReachedBeforeItWasWaitedFor() {
        stored.put(id, ended);
        assertThat(await(running, WAIT).getResult()).isEqualTo("ended");
    }

    @Test
    void answersEachWhoWaitsWhenItIsReached() {
        var first = await(running, WAIT);
        var second = await(running, WAIT);
        pending.complete(running);
        assertThat(List.of(first, second)).noneMatch(DeferredResult::hasResult);
        pending.complete(ended);
        assertThat(List.of(first, second)).allMatch(request -> "ended".equals(request.getResult()));
    }

    @Test
    void findsWhatAnotherInstanceStored() {
        var told = await(running, WAIT);
        var found = await(running, WAIT);
        stored.put(id, ended);
        pending.check(UUID.randomUUID());
        assertThat(told.hasResult()).isFalse();
        pending.check(id);
        assertThat(told.getResult()).isEqualTo("ended");
        pending.check();
        assertThat(found.getResult()).isEqualTo("ended");
    }

    @Test
    void answersWithTheProblemWhenTheResponseCannotBeMade() {
        var problem = new IllegalStateException("gone");
        DeferredResult<String> request = pending.await(
                running,
                WAIT,
                Job::ended,
                _ -> {
                    throw problem;
                },
                "running");
        pending.complete(ended);
        assertThat(request.getResult()).isSameAs(problem);
    }
}
