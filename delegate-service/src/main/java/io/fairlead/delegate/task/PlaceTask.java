package io.fairlead.delegate.task;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.delegate.fleet.Candidate;
import io.fairlead.delegate.fleet.Candidates;
import io.fairlead.delegate.session.Switchboard;
import io.fairlead.events.out.Outbox;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds a delegate for a task that waits and offers it there, or says why there is none. */
@Component
class PlaceTask {

    private static final int REASONS = 10;

    private final Tasks tasks;
    private final Candidates candidates;
    private final Outbox outbox;
    private final Switchboard switchboard;
    private final GiveUp giveUp;
    private final TaskProperties settings;

    PlaceTask(
            Tasks tasks,
            Candidates candidates,
            Outbox outbox,
            Switchboard switchboard,
            GiveUp giveUp,
            TaskProperties settings) {
        this.tasks = tasks;
        this.candidates = candidates;
        this.outbox = outbox;
        this.switchboard = switchboard;
        this.giveUp = giveUp;
        this.settings = settings;
    }

    /**
     * Runs in the transaction that holds the task's lock; the offer follows its commit. False when it has to wait.
     *
     * @param passedToo whether to ask again those who did not take it before
     */
    boolean place(Task task, boolean passedToo) {
        if (task.losses() >= settings.losses()) {
            giveUp.on(task, Diagnosis.DELEGATE_LOST, task.losses() + " delegates fell silent over it.");
            return true;
        }
        var picked = candidates.pick(task.scope(), task.selectors(), task.passed(), passedToo);
        picked.ifPresentOrElse(candidate -> offer(task, candidate), () -> waitOrGiveUp(task));
        return picked.isPresent();
    }

    private void offer(Task waiting, Candidate candidate) {
        var delegate = new DelegateName(candidate.id(), candidate.name());
        tasks.offer(waiting.id(), delegate).ifPresent(task -> {
            outbox.publish(task.assignedTo(delegate));
            switchboard.send(delegate.id(), task.offer(settings.budget()));
        });
    }

    /** A delegate that matches may connect or become free; one that does not match will not change. */
    private void waitOrGiveUp(Task task) {
        var serving = candidates.serving(task.scope(), task.selectors(), REASONS);
        if (task.waitedOut() || serving.stream().noneMatch(Candidate::fits)) {
            var code = task.losses() == 0 ? Diagnosis.DELEGATE_NONE : Diagnosis.DELEGATE_LOST;
            giveUp.on(task, code, summary(task, serving));
        }
    }

    private static String summary(Task task, List<Candidate> serving) {
        var lost = task.losses() == 0 ? "" : "%d fell silent over it. ".formatted(task.losses());
        return serving.isEmpty()
                ? "No delegate is enrolled that serves %s.".formatted(task.scope())
                : serving.stream()
                        .map(Candidate::reason)
                        .collect(Collectors.joining("; ", lost + "No delegate can take it: ", "."));
    }
}
