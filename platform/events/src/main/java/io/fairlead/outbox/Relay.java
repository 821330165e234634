package io.fairlead.outbox;

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

/** Wakes the publishing of a part: at most one drain per part runs here, and no wake-up is ever lost. */
class Relay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int IDLE = 0;
    private static final int DRAINING = 1;
    private static final int DRAINING_AND_WOKEN = 2;

    /** Parts drained at the same time, so that the rest of the pool stays with the requests. */
    private final Semaphore connections = new Semaphore(3);

    private final AtomicIntegerArray states = new AtomicIntegerArray(StoredEvent.PARTS);
    private final AtomicIntegerArray failures = new AtomicIntegerArray(StoredEvent.PARTS);
    private final ExecutorService drains = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService backOff = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("outbox-back-off").factory());
    private final DrainPart part;
    private final Runnable repair;
    private volatile boolean running;

    /** @param repair tried after a failure, for example to create a topic that is missing */
    Relay(DrainPart part, Runnable repair) {
        this.part = part;
        this.repair = repair;
    }

    void wake(int number) {
        if (!running) {
            return;
        }
        var before = states.getAndUpdate(number, state -> state == IDLE ? DRAINING : DRAINING_AND_WOKEN);
        if (before == IDLE) {
            drains.execute(() -> drain(number));
        }
    }

    private void drain(int number) {
        try {
            do {
                states.set(number, DRAINING);
                drainAll(number);
            } while (!states.compareAndSet(number, DRAINING, IDLE));
            failures.set(number, 0);
        } catch (RuntimeException e) {
            retryLater(number, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void drainAll(int number) throws InterruptedException {
        connections.acquire();
        try {
            while (running && part.drain(number) == DrainPart.LIMIT) {
                // a full batch: there is probably more
            }
        } finally {
            connections.release();
        }
    }

    /** Stays in the state of draining meanwhile, so that wake-ups wait for the back-off. */
    private void retryLater(int number, RuntimeException failure) {
        var tries = failures.incrementAndGet(number);
        var most = Math.min(5_000, 100L << Math.min(tries, 6));
        var delay = ThreadLocalRandom.current().nextLong(most / 2, most + 1);
        log.warn("publishing part {} failed ({} times), again in {} ms", number, tries, delay, failure);
        backOff.execute(repair);
        backOff.schedule(() -> drains.execute(() -> drain(number)), delay, TimeUnit.MILLISECONDS);
    }

    @Override
    public void start() {
        running = true;
        for (var number = 0; number < StoredEvent.PARTS; number++) {
            wake(number);
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
