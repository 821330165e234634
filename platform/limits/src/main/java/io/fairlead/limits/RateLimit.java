package io.fairlead.limits;

import java.time.Duration;

/**
 * How many requests a bucket lets through.
 *
 * @param perMinute at most, in the long run; at least 1
 * @param burst as many at once, when nothing was asked for a while; at least 1
 */
record RateLimit(long perMinute, long burst) {

    RateLimit {
        if (perMinute < 1 || burst < 1) {
            throw new IllegalArgumentException("a limit lets through at least one request a minute, and one at once");
        }
    }

    /** After which an untouched bucket is as good as a new one. */
    Duration toFull() {
        return Duration.ofSeconds(60 * burst / perMinute + 1);
    }
}
