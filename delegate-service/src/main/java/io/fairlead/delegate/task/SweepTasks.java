package io.fairlead.delegate.task;

import io.fairlead.runtime.schedule.SweepTrigger;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds, twice a second while a task is open, what no message told of: lapsed leases, work that still waits, passed deadlines. */
@Component
class SweepTasks implements SchedulingConfigurer {

    private static final int BATCH_SIZE = 100;

    private final Tasks tasks;
    private final WaitingTasks waiting;
    private final RequeueExpiredLeases expiredLeases;
    private final AssignQueuedTasks queuedTasks;
    private final FailTask failTask;
    private final GiveUpTask giveUpTask;
    private final TransactionTemplate transaction;
    private final TaskProperties properties;

    SweepTasks(
            Tasks tasks,
            WaitingTasks waiting,
            RequeueExpiredLeases expiredLeases,
            AssignQueuedTasks queuedTasks,
            FailTask failTask,
            GiveUpTask giveUpTask,
            TransactionTemplate transaction,
            TaskProperties properties) {
        this.tasks = tasks;
        this.waiting = waiting;
        this.expiredLeases = expiredLeases;
        this.queuedTasks = queuedTasks;
        this.failTask = failTask;
        this.giveUpTask = giveUpTask;
        this.transaction = transaction;
        this.properties = properties;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar scheduled) {
        new SweepTrigger(properties.sweepInterval()).schedule(scheduled, this::sweep);
    }

    private boolean sweep() {
        if (!tasks.isAnyOpen()) {
            return false;
        }
        // First, for it knows better than the deadline why nobody took a task.
        each(waiting.listUnserved(BATCH_SIZE), id -> tasks.lockQueued(id).ifPresent(giveUpTask::unserved));
        each(tasks.listOverdue(BATCH_SIZE), id -> tasks.find(id).ifPresent(this::failOverdue));
        // Before others are looked for: who did not take a task is asked again only when nobody else took it meanwhile
        waiting.clearDeclines();
        expiredLeases.sweep();
        queuedTasks.assignAll();
        return true;
    }

    @Scheduled(fixedDelayString = "#{@taskProperties.purgeInterval()}", initialDelayString = "PT1M")
    void purge() {
        tasks.purge();
    }

    private void failOverdue(Task task) {
        failTask.fail(task, task.subject().expiryCode(), "The deadline, %s, passed.".formatted(task.deadline()));
    }

    /** Each in a transaction of its own. */
    private void each(List<UUID> ids, Consumer<UUID> action) {
        ids.forEach(id -> transaction.executeWithoutResult(_ -> action.accept(id)));
    }
}
