package io.fairlead.console.connector;

import io.fairlead.console.api.TestRun;
import io.fairlead.console.api.TestRun.TestStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is otherwise in a test than in the last one that was all right.
 *
 * @param changes in words; empty where nothing that Fairlead knows of has changed
 */
public record ChangesSinceSuccess(TestRun lastSuccess, List<String> changes) {

    static ChangesSinceSuccess of(TestRun run, TestRun lastSuccess) {
        var changes = new ArrayList<String>();
        if (run.connector().version() != lastSuccess.connector().version()) {
            changes.add("The connector was at version %d then, and is at %d now."
                    .formatted(
                            lastSuccess.connector().version(), run.connector().version()));
        }
        if (run.secretVersion() != null
                && lastSuccess.secretVersion() != null
                && !run.secretVersion().equals(lastSuccess.secretVersion())) {
            changes.add("The secret was at version %d then, and is at %d now."
                    .formatted(lastSuccess.secretVersion(), run.secretVersion()));
        }
        if (run.delegate() != null
                && lastSuccess.delegate() != null
                && !Objects.equals(run.delegate().id(), lastSuccess.delegate().id())) {
            changes.add("The delegate %s tested then, and %s now."
                    .formatted(lastSuccess.delegate().name(), run.delegate().name()));
        }
        run.steps().stream()
                .filter(step -> step.outcome().equals("FAILED"))
                .findFirst()
                .filter(step -> passed(lastSuccess, step))
                .ifPresent(step ->
                        changes.add("“%s” passed then, and failed now.".formatted(StepTimeline.title(step.name()))));
        return new ChangesSinceSuccess(lastSuccess, List.copyOf(changes));
    }

    private static boolean passed(TestRun lastSuccess, TestStep failed) {
        return lastSuccess.steps().stream()
                .anyMatch(step ->
                        step.name().equals(failed.name()) && step.outcome().equals("PASSED"));
    }
}
