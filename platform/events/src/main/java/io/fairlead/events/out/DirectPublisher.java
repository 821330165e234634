package io.fairlead.events.out;

import io.fairlead.events.out.OutboxRows.InsertedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Sends from memory, right after the commit, what this instance stored, and deletes the rows of a moment together. */
class DirectPublisher {

    private static final Logger log = LoggerFactory.getLogger(DirectPublisher.class);

    private final OutboxRows rows;
    private final DirectEvents events;
    private final EventSender sender;
    private final PublisherLease lease;
    private final OutboxPublisher reader;
    private final Duration deleteInterval;
    private final AtomicBoolean deleting = new AtomicBoolean();
    private volatile boolean closing;
    private volatile ExecutorService tasks = newTasks();
    private volatile ScheduledExecutorService timer = newTimer();

    DirectPublisher(
            OutboxRows rows,
            DirectEvents events,
            EventSender sender,
            PublisherLease lease,
            OutboxPublisher reader,
            Duration deleteInterval) {
        this.rows = rows;
        this.events = events;
        this.sender = sender;
        this.lease = lease;
        this.reader = reader;
        this.deleteInterval = deleteInterval;
    }

    /** Also after it was closed. */
    void start() {
        if (tasks.isShutdown()) {
            tasks = newTasks();
            timer = newTimer();
        }
        deleting.set(false);
        closing = false;
    }

    /** Takes over what goes from memory; the rest, with all that follows it of its aggregate, is for the table's reader. */
    List<DirectEvent> add(List<InsertedEvent> inserted) {
        var left = new HashSet<UUID>();
        var direct = new ArrayList<DirectEvent>();
        for (var stored : inserted) {
            var event = stored.event();
            if (!closing
                    && !left.contains(event.aggregateId())
                    && lease.allowsSending()
                    && reader.isCaughtUp(event.partition())) {
                events.add(event, stored.waiting()).ifPresentOrElse(direct::add, () -> left.add(event.aggregateId()));
            } else {
                left.add(event.aggregateId());
            }
        }
        return direct;
    }

    /** Sends them; says which ones are no longer held, for the table's reader. */
    void committed(Collection<DirectEvent> committed) {
        var held = events.commit(committed);
        if (held.size() < committed.size()) {
            committed.forEach(event -> reader.wake(event.partition()));
        }
        sendWaiting(held);
    }

    void rolledBack(Collection<DirectEvent> undone) {
        events.remove(undone);
        // Whoever got the aggregate's row next may be committed already, and have been held up by these.
        sendWaiting(undone);
    }

    /** Whether their transaction was committed, the table knows. */
    void leave(Collection<DirectEvent> uncertain) {
        uncertain.forEach(events::abandon);
        uncertain.forEach(event -> reader.wake(event.partition()));
    }

    private void sendWaiting(Collection<DirectEvent> moved) {
        moved.stream()
                .map(event -> event.aggregateId())
                .distinct()
                .forEach(aggregate -> execute(() -> sendWaiting(aggregate)));
    }

    private void sendWaiting(UUID aggregate) {
        for (var event : events.takeSendable(aggregate)) {
            if (lease.allowsSending()) {
                sender.send(event.event()).whenComplete((_, failure) -> {
                    if (failure == null) {
                        sent(event);
                    } else {
                        execute(() -> failed(event, failure));
                    }
                });
            } else {
                failed(event, new IllegalStateException("this instance could not say in time that it lives"));
            }
        }
    }

    private void sent(DirectEvent event) {
        if (events.sent(event)) {
            execute(() -> sendWaiting(event.aggregateId()));
        }
        if (!closing && deleting.compareAndSet(false, true)) {
            deleteAfter(deleteInterval);
        }
    }

    private void failed(DirectEvent event, Throwable failure) {
        events.abandon(event);
        reader.wakeAfter(failure, event.partition());
    }

    private void deleteAfter(Duration delay) {
        timer.schedule(() -> execute(this::deleteSent), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** While the database is away nothing new is stored, so what waits here stays as it is. */
    private void deleteSent() {
        deleting.set(false);
        var ids = events.sentIds();
        try {
            if (ids.length > 0) {
                rows.delete(ids);
                events.forget(ids);
            }
        } catch (DataAccessException | TransactionException e) {
            log.warn("delete {} events that were published: {}; again in a second", ids.length, e.getMessage());
            if (!closing && deleting.compareAndSet(false, true)) {
                deleteAfter(Duration.ofSeconds(1));
            }
        }
    }

    private void execute(Runnable task) {
        try {
            tasks.execute(task);
        } catch (RejectedExecutionException _) {
            // it ends; the next start, or another instance, finds the rest
        }
    }

    /** Waits for what is under way, and deletes it. */
    void close() throws InterruptedException {
        closing = true;
        if (!events.awaitSent(Duration.ofSeconds(5))) {
            log.warn("events are still being published; the next start sends them again");
        }
        timer.shutdownNow();
        tasks.shutdown();
        deleteSent();
    }

    private static ExecutorService newTasks() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    private static ScheduledExecutorService newTimer() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("outbox-timer").factory());
    }
}
