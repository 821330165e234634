package io.fairlead.delegate.task;

import io.fairlead.delegate.fleet.FreePlaces;
import io.fairlead.delegate.task.WaitingTasks.TaskKind;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries what waits where no delegate asked for it: the first of each kind, for if it must wait, so must the others. */
@Component
class AssignQueuedTasks {

    private static final Logger log = LoggerFactory.getLogger(AssignQueuedTasks.class);
    private static final int KINDS_AT_A_TIME = 100;
    private static final int MAX_OF_A_KIND = 100;

    private final WaitingTasks waiting;
    private final Tasks tasks;
    private final AssignTask assignTask;
    private final GiveUpTask giveUpTask;
    private final FreePlaces places;
    private final TransactionTemplate transaction;
    private final TaskProperties settings;
    private String lastKind = "";

    AssignQueuedTasks(
            WaitingTasks waiting,
            Tasks tasks,
            AssignTask assignTask,
            GiveUpTask giveUpTask,
            FreePlaces places,
            TransactionTemplate transaction,
            TaskProperties settings) {
        this.waiting = waiting;
        this.tasks = tasks;
        this.assignTask = assignTask;
        this.giveUpTask = giveUpTask;
        this.places = places;
        this.transaction = transaction;
        this.settings = settings;
    }

    /** Another delegate than the one that did not take it may have room. */
    void assignSoon(UUID id) {
        Thread.ofVirtual().name("place-declined").start(() -> {
            try {
                transaction.executeWithoutResult(_ -> tasks.lockQueued(id).ifPresent(assignTask::assign));
            } catch (RuntimeException e) {
                log.warn("declined task not placed, the next sweep tries again", e);
            }
        });
    }

    /** A part of the kinds each time, one after the other. */
    synchronized void assignAll() {
        var kinds = waiting.listKinds(lastKind, KINDS_AT_A_TIME);
        lastKind = kinds.size() < KINDS_AT_A_TIME ? "" : kinds.getLast().placementKey();
        kinds.forEach(kind -> {
            var placed = 0;
            while (placed < MAX_OF_A_KIND && assignFirst(kind)) {
                placed++;
            }
            if (placed == 0) {
                giveUpWithoutDelegate(kind);
            }
        });
    }

    private boolean assignFirst(TaskKind kind) {
        return Boolean.TRUE.equals(transaction.execute(
                _ -> waiting.lockFirst(kind).map(assignTask::assign).orElse(false)));
    }

    /** A delegate that fits may connect; as long as one is there, what waits for it waits on. */
    private void giveUpWithoutDelegate(TaskKind kind) {
        var patience = settings.waitForDelegate();
        var old = waiting.listOlderThan(patience, kind, MAX_OF_A_KIND);
        if (!old.isEmpty() && !places.isServed(kind.scope(), kind.selectors(), patience)) {
            old.forEach(id ->
                    transaction.executeWithoutResult(_ -> tasks.lockQueued(id).ifPresent(giveUpTask::withoutDelegate)));
        }
    }
}
