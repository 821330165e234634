package io.fairlead.limits;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets few at once try a password, and a few more wait for that; who comes after those is turned away at once. */
final class Lane {

    private final Semaphore places;
    private final int mostWaiting;
    private final Duration patience;

    /** @param patience of one who waits */
    Lane(int atOnce, int mostWaiting, Duration patience) {
        // Fair, so that one who came first is served first.
        this.places = new Semaphore(atOnce, true);
        this.mostWaiting = mostWaiting;
        this.patience = patience;
    }

    /** Whoever is let in has to {@link #leave()}. */
    boolean enter() {
        try {
            return places.getQueueLength() < mostWaiting
                    && places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void leave() {
        places.release();
    }
}
