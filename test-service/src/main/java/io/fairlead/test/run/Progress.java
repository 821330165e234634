package io.fairlead.test.run;

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
public record Progress(long attempt, @Nullable DelegateName delegate, List<TestStep> steps) {

    static final Progress NONE = new Progress(0, null, List.of());

    /** With a later attempt, what the earlier one found no longer counts. */
    Progress at(long newAttempt) {
        return newAttempt > attempt ? new Progress(newAttempt, null, List.of()) : this;
    }

    Progress by(@Nullable DelegateName name) {
        return new Progress(attempt, name, steps);
    }

    Progress with(TestStep step) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return new Progress(attempt, delegate, List.copyOf(more));
    }

    List<TestStep> untold(List<TestStep> all) {
        var told = steps.stream().map(TestStep::name).toList();
        return all.stream().filter(step -> !told.contains(step.name())).toList();
    }
}
