package io.fairlead.runtime.web;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the bytes of unfinished requests' bodies that are in memory, and lends no more than there are. */
final class BodyBudget {

    private final long max;
    private final AtomicLong lent = new AtomicLong();

    BodyBudget(long max) {
        this.max = max;
    }

    boolean lend(long bytes) {
        if (lent.addAndGet(bytes) <= max) {
            return true;
        }
        lent.addAndGet(-bytes);
        return false;
    }

    void takeBack(long bytes) {
        lent.addAndGet(-bytes);
    }

    long lent() {
        return lent.get();
    }

    /** Whether less than half is left, so that a slow body is in the way of others. */
    boolean isScarce() {
        return lent.get() > max / 2;
    }
}
