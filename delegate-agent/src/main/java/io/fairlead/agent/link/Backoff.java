package io.fairlead.agent.link;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Delays between attempts to connect: quick at first, then at random up to a bound, so that crowds spread. */
final class Backoff {

    private static final long FIRST_MILLIS = 100;
    private static final int DOUBLINGS = 16;

    private final RandomGenerator random;
    private long boundMillis = 60_000;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    void bound(Duration longest) {
        boundMillis = Math.clamp(longest.toMillis(), FIRST_MILLIS, 600_000);
    }

    void succeeded() {
        failures = 0;
    }

    Duration next() {
        var ceiling = Math.min(boundMillis, FIRST_MILLIS << Math.min(failures, DOUBLINGS));
        failures++;
        return Duration.ofMillis(random.nextLong(ceiling + 1));
    }
}
