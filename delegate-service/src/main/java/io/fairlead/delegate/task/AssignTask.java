package io.fairlead.delegate.task;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.delegate.fleet.Candidate;
import io.fairlead.delegate.fleet.Candidates;
import io.fairlead.delegate.session.FrameRouter;
import io.fairlead.events.out.Outbox;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds a delegate for a task that waits and offers it there, or says why there is none. */
@Component
class AssignTask {

    private static final int MAX_REASONS = 10;

    private final Tasks tasks;
    private final Candidates candidates;
    private final Outbox outbox;
    private final FrameRouter frames;
    private final FailTask failTask;
    private final TaskProperties settings;

    AssignTask(
            Tasks tasks,
            Candidates candidates,
            Outbox outbox,
            FrameRouter frames,
            FailTask failTask,
            TaskProperties settings) {
        this.tasks = tasks;
        this.candidates = candidates;
        this.outbox = outbox;
        this.frames = frames;
        this.failTask = failTask;
        this.settings = settings;
    }

    /**
     * Runs in the transaction that holds the task's lock; the offer follows its commit. False when it has to wait.
     *
     * @param includeDeclined whether to ask again those who did not take it before
     */
    boolean assign(Task task, boolean includeDeclined) {
        if (task.timesLost() >= settings.maxLosses()) {
            failTask.fail(task, Diagnosis.DELEGATE_LOST, task.timesLost() + " delegates fell silent over it.");
            return true;
        }
        var picked = candidates.pick(task.scope(), task.selectors(), task.declinedBy(), includeDeclined);
        picked.ifPresentOrElse(candidate -> offer(task, candidate), () -> waitOrFail(task));
        return picked.isPresent();
    }

    private void offer(Task waiting, Candidate candidate) {
        var delegate = new DelegateName(candidate.id(), candidate.name());
        tasks.offer(waiting.id(), delegate).ifPresent(task -> {
            outbox.publish(task.assignedTo(delegate));
            frames.send(delegate.id(), task.offer(settings.testTimeout()));
        });
    }

    /** A delegate that matches may connect or become free; one that does not match will not change. */
    private void waitOrFail(Task task) {
        var serving = candidates.listServing(task.scope(), task.selectors(), MAX_REASONS);
        if (task.waitExpired() || serving.stream().noneMatch(Candidate::fits)) {
            var code = task.timesLost() == 0 ? Diagnosis.DELEGATE_NONE : Diagnosis.DELEGATE_LOST;
            failTask.fail(task, code, summary(task, serving));
        }
    }

    private static String summary(Task task, List<Candidate> serving) {
        var lost = task.timesLost() == 0 ? "" : "%d fell silent over it. ".formatted(task.timesLost());
        return serving.isEmpty()
                ? "No delegate is enrolled that serves %s.".formatted(task.scope())
                : serving.stream()
                        .map(Candidate::reason)
                        .collect(Collectors.joining("; ", lost + "No delegate can take it: ", "."));
    }
}
