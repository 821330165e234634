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
class AssignQueuedTasks {

    private static final Logger log = LoggerFactory.getLogger(AssignQueuedTasks.class);
    private static final int BATCH_SIZE = 1_000;

    private final Tasks tasks;
    private final AssignTask assignTask;
    private final TaskTracing tracing;
    private final TransactionTemplate transaction;
    private final AtomicBoolean requested = new AtomicBoolean();

    AssignQueuedTasks(Tasks tasks, AssignTask assignTask, TaskTracing tracing, TransactionTemplate transaction) {
        this.tasks = tasks;
        this.assignTask = assignTask;
        this.tracing = tracing;
        this.transaction = transaction;
    }

    /** Soon, on a thread of its own; many wishes at once become one. */
    void assignSoon() {
        if (requested.compareAndSet(false, true)) {
            Thread.ofVirtual().name("place-queued").start(() -> {
                requested.set(false);
                try {
                    assignAll(false);
                } catch (RuntimeException e) {
                    log.warn("queued tasks not placed, the next sweep tries again", e);
                }
            });
        }
    }

    /** What nobody can take is tried once, not once for each task that wants the same. */
    void assignAll(boolean includeDeclined) {
        var unplaceable = new HashSet<String>();
        for (var waiting : tasks.listQueued(BATCH_SIZE)) {
            if (waiting.waitExpired() || !unplaceable.contains(waiting.placementKey())) {
                if (!assign(waiting.id(), includeDeclined)) {
                    unplaceable.add(waiting.placementKey());
                }
            }
        }
    }

    private boolean assign(UUID id, boolean includeDeclined) {
        return transaction.execute(_ -> tasks.lockQueued(id)
                .map(task -> tracing.within(task, "place task", () -> assignTask.assign(task, includeDeclined)))
                .orElse(true));
    }
}
