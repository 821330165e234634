package io.fairlead.runtime.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.Trigger;
import org.springframework.scheduling.TriggerContext;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Runs a sweep soon again while it finds something, and ever later, up to a limit, while it finds nothing. */
public final class SweepTrigger implements Trigger {

    private static final int IDLE_FACTOR = 4;

    private final Duration min;
    private final Duration max;
    private volatile Duration current;

    /** @param interval of a sweep that finds something; at most {@value #IDLE_FACTOR} times that otherwise */
    public SweepTrigger(Duration interval) {
        this.min = interval;
        this.max = interval.multipliedBy(IDLE_FACTOR);
        this.current = interval;
    }

    /** Has a sweep run from now on. It says whether it found anything; one that fails runs again as soon as one that did. */
    public void schedule(ScheduledTaskRegistrar tasks, Sweep sweep) {
        tasks.addTriggerTask(
                () -> {
                    var found = true;
                    try {
                        found = sweep.run();
                    } finally {
                        current = found ? min : later();
                    }
                },
                this);
    }

    @Override
    public @Nullable Instant nextExecution(TriggerContext context) {
        var last = context.lastCompletion();
        return last == null ? context.getClock().instant().plus(min) : last.plus(current);
    }

    private Duration later() {
        var doubled = current.multipliedBy(2);
        return doubled.compareTo(max) > 0 ? max : doubled;
    }

    /** Looks for what was left over. */
    @FunctionalInterface
    public interface Sweep {

        /** Whether it found anything. */
        boolean run();
    }
}
