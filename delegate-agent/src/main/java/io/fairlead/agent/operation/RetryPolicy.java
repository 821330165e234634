package io.fairlead.agent.operation;

import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.http.RetryAfter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How often, and after which pause, a request is made again that a registry could not answer.
 *
 * @param until on the clock of {@link System#nanoTime()}, when the operation has to be over
 */
record RetryPolicy(Clock clock, long until) {

    static final int MAX_RETRIES = 2;

    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    /** Whether time may heal what this answer says. */
    static boolean isRetryable(RegistryResponse response) {
        return response.status() == 429 || response.status() == 503;
    }

    Optional<Duration> retryAfter(RegistryResponse response) {
        return RetryAfter.of(response, clock.instant());
    }

    static boolean isTooLong(Duration requested) {
        return requested.compareTo(MAX_PAUSE) > 0;
    }

    /**
     * Waits as long as asked for and a little more, so that not all come back at once; doubles when nothing is asked.
     * False, and at once, when there is no time for it.
     */
    boolean pause(Optional<Duration> requested, int tried) {
        var least = requested.orElse(FIRST_PAUSE.multipliedBy(1L << tried)).toMillis();
        var jitter = ThreadLocalRandom.current().nextLong(Math.max(1, least / 4 + 50));
        if (until - System.nanoTime() < TimeUnit.MILLISECONDS.toNanos(least + jitter)) {
            return false;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(least + jitter);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
