package io.fairlead.agent.http;

import java.time.Duration;

/** The moment at which a probe ends whatever it is doing. */
record Deadline(long nanos) {

    static Deadline after(Duration budget) {
        return new Deadline(System.nanoTime() + budget.toNanos());
    }

    /** At least a millisecond, because zero means "for ever" to sockets. */
    long remainingMillis() {
        return Math.max(1, (nanos - System.nanoTime()) / 1_000_000);
    }

    boolean isOver() {
        return nanos - System.nanoTime() <= 0;
    }
}
