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
import org.springframework.context.SmartLifecycle;

/** Wakes the publishing of a partition: at most one drain per partition runs here, and no wake-up is ever lost. */
class OutboxPublisher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OutboxPublisher.class);
    private static final int IDLE = 0;
    private static final int DRAINING = 1;
    private static final int DRAINING_AND_WOKEN = 2;

    /** Partitions drained at the same time, so that the rest of the pool stays with the requests. */
    private final Semaphore connections;

    private final AtomicIntegerArray states = new AtomicIntegerArray(StoredEvent.PARTITIONS);
    private final AtomicIntegerArray failures = new AtomicIntegerArray(StoredEvent.PARTITIONS);
    private final ExecutorService drains = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService backOff = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outbox-back-off").factory());
    private final PartitionPublisher partitions;
    private final Runnable repair;
    private volatile boolean running;

    /** @param repair tried after a failure, for example to create a topic that is missing */
    OutboxPublisher(PartitionPublisher partitions, Runnable repair, int maxConnections) {
        this.partitions = partitions;
        this.repair = repair;
        this.connections = new Semaphore(maxConnections);
    }

    void wake(int partition) {
        if (!running) {
            return;
        }
        var before = states.getAndUpdate(partition, state -> state == IDLE ? DRAINING : DRAINING_AND_WOKEN);
        if (before == IDLE) {
            drains.execute(() -> drain(partition));
        }
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
            while (running && partitions.publishBatch(partition) == PartitionPublisher.BATCH_SIZE) {
                // a full batch: there is probably more
            }
        } finally {
            connections.release();
        }
    }

    /** Stays in the state of draining meanwhile, so that wake-ups wait for the back-off. */
    private void retryLater(int partition, RuntimeException failure) {
        var tries = failures.incrementAndGet(partition);
        var max = Math.min(5_000, 100L << Math.min(tries, 6));
        var delay = ThreadLocalRandom.current().nextLong(max / 2, max + 1);
        log.warn("publishing partition {} failed ({} times), again in {} ms", partition, tries, delay, failure);
        backOff.execute(repair);
        backOff.schedule(() -> drains.execute(() -> drain(partition)), delay, TimeUnit.MILLISECONDS);
    }

    @Override
    public void start() {
        running = true;
        for (var partition = 0; partition < StoredEvent.PARTITIONS; partition++) {
            wake(partition);
        }
    }

    @Override
    public void stop() {
        running = false;
        backOff.shutdownNow();
        drains.shutdown();
        try {
            if (!drains.awaitTermination(5, TimeUnit.SECONDS)) {
                log.warn("events are still being published; the next start sends them again");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
