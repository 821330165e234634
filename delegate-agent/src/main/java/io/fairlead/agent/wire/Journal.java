package io.fairlead.agent.wire;

import io.fairlead.contracts.test.Step;
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
    private final Consumer<Step> listener;
    private final List<Step> steps = new ArrayList<>();

    public Journal(Clock clock, Consumer<Step> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** When something began. */
    public record Mark(Instant at, long nanos) {}

    public Mark mark() {
        return new Mark(clock.instant(), System.nanoTime());
    }

    public void passed(Step.Name name, Mark since, Map<String, String> evidence) {
        write(name, Step.Result.PASSED, since, evidence);
    }

    public void failed(Step.Name name, Mark since, Map<String, String> evidence) {
        write(name, Step.Result.FAILED, since, evidence);
    }

    public void skipped(Step.Name name, String reason) {
        tell(new Step(name, Step.Result.SKIPPED, clock.instant(), 0, Map.of("reason", reason)));
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    private void write(Step.Name name, Step.Result result, Mark since, Map<String, String> evidence) {
        var micros = (System.nanoTime() - since.nanos()) / 1_000;
        tell(new Step(name, result, since.at(), micros / 1_000.0, evidence));
    }

    private void tell(Step told) {
        // What a registry sent may be of any length; a frame may not.
        var evidence = new HashMap<>(told.evidence());
        evidence.replaceAll((_, value) -> value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…");
        var step = new Step(told.name(), told.outcome(), told.startedAt(), told.durationMillis(), evidence);
        steps.add(step);
        listener.accept(step);
    }
}
