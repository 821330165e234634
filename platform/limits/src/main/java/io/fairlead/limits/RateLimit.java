package io.fairlead.limits;

import io.fairlead.runtime.settings.Allowed;
import java.time.Duration;

/**
 * How many requests a bucket lets through.
 *
 * @param perMinute how many requests a minute, in the long run
 * @param burst how many at once, after a while without any
 */
record RateLimit(
        @Allowed(min = "1", max = "1000000000") long perMinute,
        @Allowed(min = "1", max = "1000000000") long burst) {

    /** After which an untouched bucket is as good as a new one. */
    Duration toFull() {
        return Duration.ofSeconds(60 * burst / perMinute + 1);
    }
}
