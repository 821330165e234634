package io.fairlead.http.caller;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts the requests of one kind that each caller holds. */
final class HeldRequests {

    private final Map<String, Integer> counts = new ConcurrentHashMap<>();
    private final int max;

    HeldRequests(int max) {
        this.max = max;
    }

    int max() {
        return max;
    }

    /** False when the caller holds as many as it may. */
    boolean enter(String caller) {
        return counts.merge(caller, 1, (held, one) -> Math.min(held + one, max + 1)) <= max || leaveFull(caller);
    }

    private boolean leaveFull(String caller) {
        leave(caller);
        return false;
    }

    private void leave(String caller) {
        counts.computeIfPresent(caller, (_, held) -> held > 1 ? held - 1 : null);
    }

    /** What has to be done once when the request ends, however often it is told so. */
    Runnable exit(String caller) {
        var over = new AtomicBoolean();
        return () -> {
            if (over.compareAndSet(false, true)) {
                leave(caller);
            }
        };
    }
}
