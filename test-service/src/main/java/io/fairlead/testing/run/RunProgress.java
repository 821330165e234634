package io.fairlead.testing.run;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.testing.TestStep;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the work so far.
 *
 * @param attempt 0 until a delegate took the work
 * @param delegate absent until known, and when none could take the work
 * @param steps those of this attempt that were told
 */
public record RunProgress(long attempt, @Nullable DelegateName delegate, List<TestStep> steps) {

    static final RunProgress NONE = new RunProgress(0, null, List.of());

    /** With a later attempt, what the earlier one found no longer counts. */
    RunProgress atAttempt(long newAttempt) {
        return newAttempt > attempt ? new RunProgress(newAttempt, null, List.of()) : this;
    }

    RunProgress withDelegate(@Nullable DelegateName name) {
        return new RunProgress(attempt, name, steps);
    }

    RunProgress withStep(TestStep step) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return new RunProgress(attempt, delegate, List.copyOf(more));
    }

    List<TestStep> unpublished(List<TestStep> all) {
        var published = steps.stream().map(TestStep::name).toList();
        return all.stream().filter(step -> !published.contains(step.name())).toList();
    }
}
