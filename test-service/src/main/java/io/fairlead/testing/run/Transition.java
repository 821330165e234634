package io.fairlead.testing.run;

import io.fairlead.contracts.testing.TestEvent;
import io.fairlead.contracts.testing.TestEvent.TestStepFinished;
import io.fairlead.contracts.testing.TestStep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** A run after a transition, and the events that tell of it, numbered without a gap; none when nothing changed. */
record Transition(TestRun run, List<TestEvent> events) {

    static Transition from(TestRun run) {
        return new Transition(run, List.of());
    }

    boolean isUnchanged() {
        return events.isEmpty();
    }

    Transition withRun(TestRun next) {
        return new Transition(next, events);
    }

    Transition withEvent(LongFunction<TestEvent> event) {
        var next = run.sequence() + 1;
        var more = new ArrayList<>(events);
        more.add(event.apply(next));
        return new Transition(run.withSequence(next), List.copyOf(more));
    }

    Transition withFinishedSteps(List<TestStep> steps) {
        var transition = this;
        for (var step : run.progress().unpublished(steps)) {
            var current = transition.run;
            transition = transition
                    .withRun(current.withProgress(current.progress().withStep(step)))
                    .withEvent(next -> new TestStepFinished(
                            current.id(),
                            next,
                            current.subject().connectorId(),
                            current.progress().attempt(),
                            step));
        }
        return transition;
    }

    Transition withEnd(RunState state, RunCompletion completion) {
        var ended = run.ended(state, completion);
        return withRun(ended).withEvent(next -> ended.completedEvent(next, completion));
    }
}
