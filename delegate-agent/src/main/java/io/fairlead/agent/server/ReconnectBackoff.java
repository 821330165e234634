package io.fairlead.agent.server;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Delays between attempts to connect: quick at first, then at random up to a bound, so that crowds spread. */
final class ReconnectBackoff {

    private static final long FIRST_MILLIS = 100;
    private static final int DOUBLINGS = 16;

    private final RandomGenerator random;
    private long maxMillis = 60_000;
    private int failures;

    ReconnectBackoff(RandomGenerator random) {
        this.random = random;
    }

    void limitTo(Duration max) {
        maxMillis = Math.clamp(max.toMillis(), FIRST_MILLIS, 600_000);
    }

    void reset() {
        failures = 0;
    }

    Duration nextDelay() {
        var ceiling = Math.min(maxMillis, FIRST_MILLIS << Math.min(failures, DOUBLINGS));
        failures++;
        return Duration.ofMillis(random.nextLong(ceiling + 1));
    }
}
