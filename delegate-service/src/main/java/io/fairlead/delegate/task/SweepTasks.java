package io.fairlead.delegate.task;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds twice a second what no message told of: lapsed leases, work that still waits, passed deadlines. */
@Component
class SweepTasks {

    private final Tasks tasks;
    private final TakeBack takeBack;
    private final PlaceQueued queue;
    private final GiveUp giveUp;
    private final TransactionTemplate transaction;

    SweepTasks(Tasks tasks, TakeBack takeBack, PlaceQueued queue, GiveUp giveUp, TransactionTemplate transaction) {
        this.tasks = tasks;
        this.takeBack = takeBack;
        this.queue = queue;
        this.giveUp = giveUp;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelay = 500)
    void sweep() {
        tasks.overdue()
                .forEach(id -> transaction.executeWithoutResult(_ -> tasks.find(id)
                        .ifPresent(task -> giveUp.on(
                                task,
                                task.purpose().expired(),
                                "The deadline, %s, passed.".formatted(task.deadline())))));
        takeBack.lapsed();
        queue.now(true);
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    void forgetOld() {
        tasks.forgetOld();
    }
}
