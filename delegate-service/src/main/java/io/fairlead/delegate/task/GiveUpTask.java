package io.fairlead.delegate.task;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.delegate.fleet.Candidate;
import io.fairlead.delegate.fleet.Candidates;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Ends a task that waits, and says for each delegate why it did not take it. */
@Component
class GiveUpTask {

    private static final int MAX_REASONS = 10;

    private final Candidates candidates;
    private final FailTask failTask;

    GiveUpTask(Candidates candidates, FailTask failTask) {
        this.candidates = candidates;
        this.failTask = failTask;
    }

    /** No delegate that fits is there. */
    void withoutDelegate(Task task) {
        giveUp(task, Diagnosis.DELEGATE_NONE, "No delegate can take it: ");
    }

    /** Its deadline is near, and nobody took it: a delegate that is there was busy all the time. */
    void unserved(Task task) {
        var serving = serving(task);
        if (serving.stream().anyMatch(Candidate::isPresent)) {
            giveUp(task, Diagnosis.DELEGATE_BUSY, "No place was free for it in time: ", serving);
        } else {
            giveUp(task, Diagnosis.DELEGATE_NONE, "No delegate can take it: ", serving);
        }
    }

    private void giveUp(Task task, Diagnosis code, String reason) {
        giveUp(task, code, reason, serving(task));
    }

    private void giveUp(Task task, Diagnosis code, String reason, List<Candidate> serving) {
        var lost = task.timesLost() == 0 ? "" : "%d fell silent over it. ".formatted(task.timesLost());
        failTask.fail(
                task,
                task.timesLost() == 0 ? code : Diagnosis.DELEGATE_LOST,
                serving.isEmpty()
                        ? "No delegate is enrolled that serves %s.".formatted(task.scope())
                        : serving.stream()
                                .map(Candidate::reason)
                                .collect(Collectors.joining("; ", lost + reason, ".")));
    }

    private List<Candidate> serving(Task task) {
        return candidates.listServing(task.scope(), task.selectors(), MAX_REASONS);
    }
}
