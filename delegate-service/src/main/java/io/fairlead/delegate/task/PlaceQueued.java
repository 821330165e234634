package io.fairlead.delegate.task;

import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes through the tasks that wait, each in a transaction of its own. */
@Component
class PlaceQueued {

    private static final Logger log = LoggerFactory.getLogger(PlaceQueued.class);
    private static final int AT_ONCE = 1_000;

    private final Tasks tasks;
    private final PlaceTask placement;
    private final Traces traces;
    private final TransactionTemplate transaction;
    private final AtomicBoolean wanted = new AtomicBoolean();

    PlaceQueued(Tasks tasks, PlaceTask placement, Traces traces, TransactionTemplate transaction) {
        this.tasks = tasks;
        this.placement = placement;
        this.traces = traces;
        this.transaction = transaction;
    }

    /** Soon, on a thread of its own; many wishes at once become one. */
    void wake() {
        if (wanted.compareAndSet(false, true)) {
            Thread.ofVirtual().name("place-queued").start(() -> {
                wanted.set(false);
                try {
                    now(false);
                } catch (RuntimeException e) {
                    log.warn("queued tasks not placed, the next sweep tries again", e);
                }
            });
        }
    }

    /** What nobody can take is tried once, not once for each task that wants the same. */
    void now(boolean passedToo) {
        var hopeless = new HashSet<String>();
        for (var waiting : tasks.queued(AT_ONCE)) {
            if (waiting.waitedOut() || !hopeless.contains(waiting.wants())) {
                if (!place(waiting.id(), passedToo)) {
                    hopeless.add(waiting.wants());
                }
            }
        }
    }

    private boolean place(UUID id, boolean passedToo) {
        return transaction.execute(_ -> tasks.lockQueued(id)
                .map(task -> traces.within(task, "place task", () -> placement.place(task, passedToo)))
                .orElse(true));
    }
}
