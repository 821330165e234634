package io.fairlead.test.run;

import io.fairlead.contracts.testing.TestEvent;
import io.fairlead.contracts.testing.TestEvent.TestStepFinished;
import io.fairlead.contracts.testing.TestStep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** A run after a transition, and the events that tell of it, numbered without a gap; none when nothing changed. */
record Moved(TestRun run, List<TestEvent> events) {

    static Moved from(TestRun run) {
        return new Moved(run, List.of());
    }

    boolean nothing() {
        return events.isEmpty();
    }

    Moved to(TestRun next) {
        return new Moved(next, events);
    }

    Moved tell(LongFunction<TestEvent> event) {
        var next = run.sequence() + 1;
        var more = new ArrayList<>(events);
        more.add(event.apply(next));
        return new Moved(run.at(next), List.copyOf(more));
    }

    Moved tellSteps(List<TestStep> steps) {
        var moved = this;
        for (var step : run.progress().untold(steps)) {
            var current = moved.run;
            moved = moved.to(current.with(current.progress().with(step)))
                    .tell(next -> new TestStepFinished(
                            current.id(),
                            next,
                            current.subject().connectorId(),
                            current.progress().attempt(),
                            step));
        }
        return moved;
    }

    Moved end(RunState state, Ending how) {
        var ended = run.ended(state, how);
        return to(ended).tell(next -> ended.completion(next, how));
    }
}
