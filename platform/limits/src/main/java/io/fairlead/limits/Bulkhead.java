package io.fairlead.limits;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets few at once try a password, and a few more wait for that; who comes after those is turned away at once. */
final class Bulkhead {

    private final Semaphore permits;
    private final int maxWaiting;
    private final Duration timeout;

    /** @param timeout of one who waits */
    Bulkhead(int maxConcurrent, int maxWaiting, Duration timeout) {
        // Fair, so that one who came first is served first.
        this.permits = new Semaphore(maxConcurrent, true);
        this.maxWaiting = maxWaiting;
        this.timeout = timeout;
    }

    /** Whoever is let in has to {@link #leave()}. */
    boolean tryEnter() {
        try {
            return permits.getQueueLength() < maxWaiting
                    && permits.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        permits.release();
    }
}
