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

    private static final Duration RETENTION = Duration.ofHours(24);

    private final boolean allowed;
    private final Clock clock;
    private final ConcurrentMap<String, CacheEntry> entries = new ConcurrentHashMap<>();

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

    private static final class CacheEntry {

        private final ReentrantLock lock = new ReentrantLock();
        private volatile @Nullable CachedResult cached;
    }

    private record CachedResult(Result result, Instant at) {}

    /** What is remembered of the place, or what the attempt shows; whoever comes second waits for the first. */
    Result resultFor(String target, Duration maxWait, Supplier<Result> attempt) {
        var known = cachedResult(entries.get(target));
        if (known != null) {
            return known;
        }
        if (!allowed) {
            return Result.UNKNOWN;
        }
        var entry = entries.computeIfAbsent(target, _ -> new CacheEntry());
        if (!lockWithin(entry.lock, maxWait)) {
            return Result.UNKNOWN;
        }
        try {
            var meanwhile = cachedResult(entry);
            if (meanwhile != null) {
                return meanwhile;
            }
            entry.cached = new CachedResult(Result.UNKNOWN, clock.instant());
            var result = attempt.get();
            entry.cached = new CachedResult(result, clock.instant());
            return result;
        } finally {
            entry.lock.unlock();
            purgeExpired();
        }
    }

    /** A real login was refused there, which shows the same. */
    void recordRefusal(String target) {
        entries.computeIfAbsent(target, _ -> new CacheEntry()).cached =
                new CachedResult(Result.REFUSED, clock.instant());
    }

    private @Nullable Result cachedResult(@Nullable CacheEntry entry) {
        var cached = entry == null ? null : entry.cached;
        return cached != null && cached.at().plus(RETENTION).isAfter(clock.instant()) ? cached.result() : null;
    }

    private void purgeExpired() {
        entries.values()
                .removeIf(entry -> entry.cached != null && cachedResult(entry) == null && !entry.lock.isLocked());
    }

    private static boolean lockWithin(ReentrantLock lock, Duration maxWait) {
        try {
            return lock.tryLock(maxWait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
