package io.fairlead.agent.wire;

import io.fairlead.contracts.testing.TestStep;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes down each step with its time, and tells it at once to whoever listens. */
public final class Journal {

    private static final int LONGEST = 500;

    private final Clock clock;
    private final Consumer<TestStep> listener;
    private final List<TestStep> steps = new ArrayList<>();

    public Journal(Clock clock, Consumer<TestStep> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** When something began. */
    public record Mark(Instant at, long nanos) {}

    public Mark mark() {
        return new Mark(clock.instant(), System.nanoTime());
    }

    public void passed(TestStep.StepName name, Mark since, Map<String, String> evidence) {
        write(name, TestStep.StepResult.PASSED, since, evidence);
    }

    public void failed(TestStep.StepName name, Mark since, Map<String, String> evidence) {
        write(name, TestStep.StepResult.FAILED, since, evidence);
    }

    public void skipped(TestStep.StepName name, String reason) {
        tell(new TestStep(name, TestStep.StepResult.SKIPPED, clock.instant(), 0, Map.of("reason", reason)));
    }

    public List<TestStep> steps() {
        return List.copyOf(steps);
    }

    private void write(TestStep.StepName name, TestStep.StepResult result, Mark since, Map<String, String> evidence) {
        var micros = (System.nanoTime() - since.nanos()) / 1_000;
        tell(new TestStep(name, result, since.at(), micros / 1_000.0, evidence));
    }

    private void tell(TestStep told) {
        // What a registry sent may be of any length; a frame may not.
        var evidence = new HashMap<>(told.evidence());
        evidence.replaceAll((_, value) -> value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…");
        var step = new TestStep(told.name(), told.outcome(), told.startedAt(), told.durationMillis(), evidence);
        steps.add(step);
        listener.accept(step);
    }
}
