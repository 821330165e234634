package io.fairlead.http.pending;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * The requests that wait until something stored has reached a state; neither a thread nor a connection waits with them.
 *
 * <p>Its owner calls {@link #complete} after the commit of each change, and {@link #check} at intervals, because another
 * instance may have stored the change.
 *
 * @param <R> what is waited for
 */
public final class PendingResponses<R> {

    private final Set<Waiter<R, ?>> waiters = ConcurrentHashMap.newKeySet();
    private final Function<R, UUID> id;
    private final Function<List<UUID>, List<R>> find;

    /**
     * @param id what a resource is known by
     * @param find reads those of the given ids that exist; may leave out those that nobody can be waiting for yet
     */
    public PendingResponses(Function<R, UUID> id, Function<List<UUID>, List<R>> find) {
        this.id = id;
        this.find = find;
    }

    private record Waiter<R, T>(UUID id, Predicate<R> awaited, Function<R, T> response, DeferredResult<T> request) {

        void offer(R resource) {
            if (!awaited.test(resource)) {
                return;
            }
            try {
                request.setResult(response.apply(resource));
            } catch (RuntimeException problem) {
                request.setErrorResult(problem);
            }
        }
    }

    /**
     * Answers when the resource is in the awaited state, or with {@code meanwhile} when the time is up.
     *
     * @param current the resource as the request knows it
     * @param maxWait zero: does not wait
     */
    public <T> DeferredResult<T> await(
            R current, Duration maxWait, Predicate<R> awaited, Function<R, T> response, T meanwhile) {
        // A time-out of 0 would mean for ever.
        var request = new DeferredResult<T>(Math.max(1, maxWait.toMillis()), meanwhile);
        var waiter = new Waiter<>(id.apply(current), awaited, response, request);
        waiter.offer(current);
        if (request.hasResult()) {
            return request;
        }
        if (maxWait.isZero()) {
            request.setResult(meanwhile);
            return request;
        }
        waiters.add(waiter);
        request.onCompletion(() -> waiters.remove(waiter));
        // It may have been reached before this waiter was known.
        check(List.of(waiter.id()));
        return request;
    }

    /** Answers the requests that waited for the state which the resource has now. */
    public void complete(R resource) {
        if (!waiters.isEmpty()) {
            var changed = id.apply(resource);
            waiters.stream().filter(waiter -> waiter.id().equals(changed)).forEach(waiter -> waiter.offer(resource));
        }
    }

    /** Reads what is waited for, should another instance have changed it. */
    public void check() {
        check(waiters.stream().map(Waiter::id).distinct().toList());
    }

    /** Reads a resource that another instance is known to have changed. */
    public void check(UUID changed) {
        if (waiters.stream().anyMatch(waiter -> waiter.id().equals(changed))) {
            check(List.of(changed));
        }
    }

    private void check(List<UUID> ids) {
        if (!ids.isEmpty()) {
            find.apply(ids).forEach(this::complete);
        }
    }
}
