package io.fairlead.events.out;

import io.fairlead.events.out.DirectEvent.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The events that this instance publishes from memory. One is added while its transaction holds the aggregate's row, so they
 * are in the order of their commits; it is sent once those before it on its topic are with the broker. All others are left to
 * whoever reads the table.
 */
class DirectEvents {

    /** What a stalled broker or database may cost in memory. */
    static final int MAX_EVENTS = 5_000;

    /** Of the events that are not sent yet, counted in characters. */
    static final long MAX_SIZE = 8 * 1024 * 1024;

    private final Map<Long, DirectEvent> all = new HashMap<>();
    private final Map<UUID, List<DirectEvent>> unsent = new HashMap<>();
    private long size;

    /**
     * Empty unless everything of the aggregate that waits is held here: what another instance stored, or what is left to
     * the table, has to go first.
     *
     * @param waiting the rows of the aggregate that the transaction found
     */
    synchronized Optional<DirectEvent> add(StoredEvent event, Collection<Long> waiting) {
        var full = all.size() >= MAX_EVENTS || size + event.payload().length() > MAX_SIZE;
        if (full || !all.keySet().containsAll(waiting)) {
            return Optional.empty();
        }
        size += event.payload().length();
        var direct = new DirectEvent(event);
        all.put(event.id(), direct);
        unsent.computeIfAbsent(event.aggregateId(), _ -> new ArrayList<>()).add(direct);
        return Optional.of(direct);
    }

    /** Those of them that are still held. */
    synchronized List<DirectEvent> commit(Collection<DirectEvent> events) {
        var held = events.stream().filter(event -> all.containsKey(event.id())).toList();
        held.forEach(event -> event.moveTo(Stage.COMMITTED));
        return held;
    }

    /** Their transaction was undone. */
    synchronized void remove(Collection<DirectEvent> events) {
        events.forEach(event -> {
            all.remove(event.id());
            removeUnsent(event);
        });
    }

    /** The committed ones of an aggregate that may be sent now, at most one per topic. */
    synchronized List<DirectEvent> takeSendable(UUID aggregate) {
        var topics = new HashSet<String>();
        var sendable = unsent.getOrDefault(aggregate, List.of()).stream()
                .filter(event -> topics.add(event.topic()))
                .filter(event -> event.stage() == Stage.COMMITTED)
                .toList();
        sendable.forEach(event -> event.moveTo(Stage.SENDING));
        return sendable;
    }

    /** Says whether others of its aggregate wait. */
    synchronized boolean sent(DirectEvent event) {
        removeUnsent(event);
        event.moveTo(Stage.SENT);
        return unsent.containsKey(event.aggregateId());
    }

    /** Leaves an event, and all of its aggregate but what is being sent, to whoever reads the table. */
    synchronized void abandon(DirectEvent failed) {
        failed.moveTo(Stage.COMMITTED);
        var left = unsent.getOrDefault(failed.aggregateId(), List.of()).stream()
                .filter(event -> event.stage() != Stage.SENDING)
                .toList();
        remove(left);
    }

    synchronized Long[] sentIds() {
        return all.values().stream()
                .filter(event -> event.stage() == Stage.SENT)
                .map(DirectEvent::id)
                .toArray(Long[]::new);
    }

    /** Their rows are gone. */
    synchronized void forget(Long... ids) {
        for (var id : ids) {
            all.remove(id);
        }
    }

    synchronized Long[] ids() {
        return all.keySet().toArray(Long[]::new);
    }

    synchronized boolean holds(long id) {
        return all.containsKey(id);
    }

    /** Whether an event that is held here has to go before this one. */
    synchronized boolean goesBefore(StoredEvent row) {
        return unsent.getOrDefault(row.aggregateId(), List.of()).stream().anyMatch(event -> event.id() < row.id());
    }

    /** Whether all that was committed is with the broker, or left to the table, within the time. */
    synchronized boolean awaitSent(Duration atMost) throws InterruptedException {
        var end = System.nanoTime() + atMost.toNanos();
        while (unsent.values().stream().flatMap(List::stream).anyMatch(event -> event.stage() != Stage.STORED)) {
            var left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private void removeUnsent(DirectEvent event) {
        notifyAll();
        unsent.computeIfPresent(event.aggregateId(), (_, events) -> {
            if (events.remove(event)) {
                size -= event.size();
            }
            return events.isEmpty() ? null : events;
        });
    }
}
