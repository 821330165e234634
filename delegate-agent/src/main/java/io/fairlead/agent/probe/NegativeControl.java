package io.fairlead.agent.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows where a login that nobody has is refused. A try costs the registry a failed login, so there is at most one in 24
 * hours for each place, whatever came of it, and none where the delegate's policy forbids them.
 */
final class NegativeControl {

    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final boolean allowed;
    private final Clock clock;
    private final ConcurrentMap<String, Place> places = new ConcurrentHashMap<>();

    NegativeControl(boolean allowed, Clock clock) {
        this.allowed = allowed;
        this.clock = clock;
    }

    /** What became of a made-up login. */
    enum Result {
        REFUSED,
        ACCEPTED,
        UNKNOWN
    }

    private static final class Place {

        private final ReentrantLock turn = new ReentrantLock();
        private volatile @Nullable Seen seen;
    }

    private record Seen(Result result, Instant at) {}

    /** What is remembered of the place, or what the attempt shows; whoever comes second waits for the first. */
    Result at(String place, Duration patience, Supplier<Result> attempt) {
        var known = remembered(places.get(place));
        if (known != null) {
            return known;
        }
        if (!allowed) {
            return Result.UNKNOWN;
        }
        var here = places.computeIfAbsent(place, _ -> new Place());
        if (!taken(here.turn, patience)) {
            return Result.UNKNOWN;
        }
        try {
            var meanwhile = remembered(here);
            if (meanwhile != null) {
                return meanwhile;
            }
            here.seen = new Seen(Result.UNKNOWN, clock.instant());
            var result = attempt.get();
            here.seen = new Seen(result, clock.instant());
            return result;
        } finally {
            here.turn.unlock();
            forgetOld();
        }
    }

    /** A real login was refused there, which shows the same. */
    void sawRefusal(String place) {
        places.computeIfAbsent(place, _ -> new Place()).seen = new Seen(Result.REFUSED, clock.instant());
    }

    private @Nullable Result remembered(@Nullable Place place) {
        var seen = place == null ? null : place.seen;
        return seen != null && seen.at().plus(REMEMBERED).isAfter(clock.instant()) ? seen.result() : null;
    }

    private void forgetOld() {
        places.values().removeIf(place -> place.seen != null && remembered(place) == null && !place.turn.isLocked());
    }

    private static boolean taken(ReentrantLock turn, Duration patience) {
        try {
            return turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
