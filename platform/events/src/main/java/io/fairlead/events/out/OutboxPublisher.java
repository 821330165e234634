package io.fairlead.events.out;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes what the table holds and nobody's memory: at the start, after a failure, and where another instance has to go
 * first. At most one drain per partition runs here, and no wake-up is ever lost.
 */
class OutboxPublisher {

    private static final Logger log = LoggerFactory.getLogger(OutboxPublisher.class);
    private static final int IDLE = 0;
    private static final int DRAINING = 1;
    private static final int DRAINING_AND_WOKEN = 2;

    /** Until another instance has published and deleted what goes first. */
    private static final long BLOCKED_MILLIS = 25;

    /** Partitions drained at the same time, so that the rest of the pool stays with the requests. */
    private final Semaphore connections;

    private final AtomicIntegerArray states = new AtomicIntegerArray(StoredEvent.PARTITIONS);
    private final AtomicIntegerArray failures = new AtomicIntegerArray(StoredEvent.PARTITIONS);
    private final AtomicIntegerArray caughtUp = new AtomicIntegerArray(StoredEvent.PARTITIONS);
    private volatile ExecutorService drains = newDrains();
    private volatile ScheduledExecutorService backOff = newBackOff();
    private final PartitionPublisher partitions;
    private final Runnable repair;
    private volatile boolean running;

    /** @param repair tried after a failure, for example to create a topic that is missing */
    OutboxPublisher(PartitionPublisher partitions, Runnable repair, int maxConnections) {
        this.partitions = partitions;
        this.repair = repair;
        this.connections = new Semaphore(maxConnections);
    }

    /** Whether the table was read to its end and nothing has failed since; only then it makes sense to send past it. */
    boolean isCaughtUp(int partition) {
        return running && caughtUp.get(partition) == 1;
    }

    void wake(int partition) {
        if (running && rouse(partition)) {
            drains.execute(() -> drain(partition));
        }
    }

    /** Something could not be sent from memory. */
    void wakeAfter(Throwable failure, int partition) {
        caughtUp.set(partition, 0);
        if (running && rouse(partition)) {
            retryLater(partition, failure);
        }
    }

    /** Whether the caller has to see to the drain. */
    private boolean rouse(int partition) {
        return states.getAndUpdate(partition, state -> state == IDLE ? DRAINING : DRAINING_AND_WOKEN) == IDLE;
    }

    private void drain(int partition) {
        try {
            do {
                states.set(partition, DRAINING);
                drainAll(partition);
            } while (!states.compareAndSet(partition, DRAINING, IDLE));
            failures.set(partition, 0);
        } catch (RuntimeException e) {
            retryLater(partition, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void drainAll(int partition) throws InterruptedException {
        connections.acquire();
        try {
            var rest = PartitionPublisher.Rest.PROBABLY_MORE;
            while (running && rest == PartitionPublisher.Rest.PROBABLY_MORE) {
                rest = partitions.publishBatch(partition);
            }
            if (rest == PartitionPublisher.Rest.BLOCKED && running) {
                backOff.schedule(() -> wake(partition), BLOCKED_MILLIS, TimeUnit.MILLISECONDS);
            }
            caughtUp.set(partition, 1);
        } finally {
            connections.release();
        }
    }

    /** Stays in the state of draining meanwhile, so that wake-ups wait for the back-off. */
    private void retryLater(int partition, Throwable failure) {
        caughtUp.set(partition, 0);
        var tries = failures.incrementAndGet(partition);
        var max = Math.min(5_000, 100L << Math.min(tries, 6));
        var delay = ThreadLocalRandom.current().nextLong(max / 2, max + 1);
        log.warn("publishing partition {} failed ({} times), again in {} ms", partition, tries, delay, failure);
        if (running) {
            backOff.execute(repair);
            backOff.schedule(() -> drains.execute(() -> drain(partition)), delay, TimeUnit.MILLISECONDS);
        }
    }

    /** Also after a stop, of which nothing is left. */
    void start() {
        if (drains.isShutdown()) {
            drains = newDrains();
            backOff = newBackOff();
        }
        for (var partition = 0; partition < StoredEvent.PARTITIONS; partition++) {
            states.set(partition, IDLE);
            caughtUp.set(partition, 0);
        }
        running = true;
        for (var partition = 0; partition < StoredEvent.PARTITIONS; partition++) {
            wake(partition);
        }
    }

    void stop() throws InterruptedException {
        running = false;
        backOff.shutdownNow();
        drains.shutdown();
        if (!drains.awaitTermination(5, TimeUnit.SECONDS)) {
            log.warn("events are still being published; the next start sends them again");
        }
    }

    private static ExecutorService newDrains() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    private static ScheduledExecutorService newBackOff() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("outbox-back-off").factory());
    }
}
