package io.fairlead.audit;

import java.time.Clock;
import java.time.Duration;

/** Bounds the entries about callers who proved nothing, so that a flood of them cannot fill the disk. */
final class Strangers {

    private static final int MOST_AT_ONCE = 200;
    private static final Duration ONE_MORE_EVERY = Duration.ofMillis(200);

    private final Clock clock;
    private long left = MOST_AT_ONCE;
    private long refilledAt;

    Strangers(Clock clock) {
        this.clock = clock;
        this.refilledAt = clock.millis();
    }

    /** Whether one more is to be recorded. */
    synchronized boolean admit() {
        var more = Math.max(0, clock.millis() - refilledAt) / ONE_MORE_EVERY.toMillis();
        if (more > 0) {
            left = Math.min(MOST_AT_ONCE, left + more);
            refilledAt += more * ONE_MORE_EVERY.toMillis();
        }
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
