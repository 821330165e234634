package io.fairlead.console.connector;

import io.fairlead.console.api.Run;
import io.fairlead.console.api.Run.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is otherwise in a test than in the last one that was all right.
 *
 * @param changes in words; empty where nothing that Fairlead knows of has changed
 */
public record SinceThen(Run green, List<String> changes) {

    static SinceThen of(Run run, Run green) {
        var changes = new ArrayList<String>();
        if (run.connector().version() != green.connector().version()) {
            changes.add("The connector was at version %d then, and is at %d now."
                    .formatted(green.connector().version(), run.connector().version()));
        }
        if (run.secretVersion() != null
                && green.secretVersion() != null
                && !run.secretVersion().equals(green.secretVersion())) {
            changes.add("The secret was at version %d then, and was at %d now."
                    .formatted(green.secretVersion(), run.secretVersion()));
        }
        if (run.delegate() != null
                && green.delegate() != null
                && !Objects.equals(run.delegate().id(), green.delegate().id())) {
            changes.add("The delegate %s tested then, and %s now."
                    .formatted(green.delegate().name(), run.delegate().name()));
        }
        run.steps().stream()
                .filter(step -> step.outcome().equals("FAILED"))
                .findFirst()
                .filter(step -> passed(green, step))
                .ifPresent(step -> changes.add("“%s” passed then, and failed now.".formatted(Fall.title(step.name()))));
        return new SinceThen(green, List.copyOf(changes));
    }

    private static boolean passed(Run green, Step failed) {
        return green.steps().stream()
                .anyMatch(step ->
                        step.name().equals(failed.name()) && step.outcome().equals("PASSED"));
    }
}
