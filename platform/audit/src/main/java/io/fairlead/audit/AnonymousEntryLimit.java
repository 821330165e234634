package io.fairlead.audit;

import java.time.Clock;
import java.time.Duration;

/** Bounds the entries about callers who proved nothing, so that a flood of them cannot fill the disk. */
final class AnonymousEntryLimit {

    private static final int BURST = 200;
    private static final Duration REFILL_INTERVAL = Duration.ofMillis(200);

    private final Clock clock;
    private long left = BURST;
    private long refilledAt;

    AnonymousEntryLimit(Clock clock) {
        this.clock = clock;
        this.refilledAt = clock.millis();
    }

    /** Whether one more is to be recorded. */
    synchronized boolean tryAcquire() {
        var more = Math.max(0, clock.millis() - refilledAt) / REFILL_INTERVAL.toMillis();
        if (more > 0) {
            left = Math.min(BURST, left + more);
            refilledAt += more * REFILL_INTERVAL.toMillis();
        }
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
