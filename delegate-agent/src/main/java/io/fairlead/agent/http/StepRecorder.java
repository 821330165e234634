package io.fairlead.agent.http;

import io.fairlead.contracts.testing.TestStep;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Writes down each step with its time, and tells it at once to whoever listens. */
public final class StepRecorder {

    private static final int MAX_EVIDENCE_LENGTH = 500;

    private final Clock clock;
    private final Consumer<TestStep> listener;
    private final List<TestStep> steps = new ArrayList<>();

    public StepRecorder(Clock clock, Consumer<TestStep> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** When something began. */
    public record StepStart(Instant startedAt, long nanos) {}

    public StepStart startStep() {
        return new StepStart(clock.instant(), System.nanoTime());
    }

    public void passed(TestStep.StepName name, StepStart since, Map<String, String> evidence) {
        addTimed(name, TestStep.StepResult.PASSED, since, evidence);
    }

    public void failed(TestStep.StepName name, StepStart since, Map<String, String> evidence) {
        addTimed(name, TestStep.StepResult.FAILED, since, evidence);
    }

    public void skipped(TestStep.StepName name, String reason) {
        add(new TestStep(name, TestStep.StepResult.SKIPPED, clock.instant(), 0, Map.of("reason", reason)));
    }

    public List<TestStep> steps() {
        return List.copyOf(steps);
    }

    private void addTimed(
            TestStep.StepName name, TestStep.StepResult result, StepStart since, Map<String, String> evidence) {
        var micros = (System.nanoTime() - since.nanos()) / 1_000;
        add(new TestStep(name, result, since.startedAt(), micros / 1_000.0, evidence));
    }

    private void add(TestStep given) {
        // What a registry sent may be of any length; a frame may not.
        var evidence = new HashMap<>(given.evidence());
        evidence.replaceAll((_, value) ->
                value.length() <= MAX_EVIDENCE_LENGTH ? value : value.substring(0, MAX_EVIDENCE_LENGTH) + "…");
        var step = new TestStep(given.name(), given.outcome(), given.startedAt(), given.durationMillis(), evidence);
        steps.add(step);
        listener.accept(step);
    }
}
