package io.fairlead.delegate.task;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds twice a second what no message told of: lapsed leases, work that still waits, passed deadlines. */
@Component
class SweepTasks {

    private final Tasks tasks;
    private final RequeueExpiredLeases expiredLeases;
    private final AssignQueuedTasks queuedTasks;
    private final FailTask failTask;
    private final TransactionTemplate transaction;

    SweepTasks(
            Tasks tasks,
            RequeueExpiredLeases expiredLeases,
            AssignQueuedTasks queuedTasks,
            FailTask failTask,
            TransactionTemplate transaction) {
        this.tasks = tasks;
        this.expiredLeases = expiredLeases;
        this.queuedTasks = queuedTasks;
        this.failTask = failTask;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "#{@taskProperties.sweepInterval()}")
    void sweep() {
        tasks.listOverdue()
                .forEach(id -> transaction.executeWithoutResult(_ -> tasks.find(id)
                        .ifPresent(task -> failTask.fail(
                                task,
                                task.subject().expiryCode(),
                                "The deadline, %s, passed.".formatted(task.deadline())))));
        expiredLeases.sweep();
        queuedTasks.assignAll(true);
    }

    @Scheduled(fixedDelayString = "#{@taskProperties.purgeInterval()}", initialDelayString = "PT1M")
    void purge() {
        tasks.purge();
    }
}
