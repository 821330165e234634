package io.fairlead.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.support.SimpleTriggerContext;

class SweepTriggerTests {

    private static final Instant END = Instant.parse("2026-11-30T12:00:00Z");

    private final SweepTrigger trigger = new SweepTrigger(Duration.ofMillis(500));
    private final Queue<Boolean> findings = new ArrayDeque<>();

    @Test
    void runsLaterWhileNothingIsFoundAndSoonAgainWhenSomethingIs() {
        findings.addAll(List.of(true, false, false, false, true));
        var sweep = scheduled();

        assertThat(delayAfter(sweep)).isEqualTo(Duration.ofMillis(500));
        assertThat(delayAfter(sweep)).isEqualTo(Duration.ofSeconds(1));
        assertThat(delayAfter(sweep)).isEqualTo(Duration.ofSeconds(2));
        assertThat(delayAfter(sweep)).isEqualTo(Duration.ofSeconds(2));
        assertThat(delayAfter(sweep)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void runsSoonAgainAfterAFailure() {
        findings.addAll(List.of(false, false));
        var sweep = scheduled();
        sweep.run();
        sweep.run();

        assertThatIllegalStateException().isThrownBy(sweep::run);

        assertThat(trigger.nextExecution(new SimpleTriggerContext(END, END, END)))
                .isEqualTo(END.plusMillis(500));
    }

    private Duration delayAfter(Runnable sweep) {
        sweep.run();
        var next = trigger.nextExecution(new SimpleTriggerContext(END, END, END));
        return Duration.between(END, next == null ? END : next);
    }

    private Runnable scheduled() {
        var tasks = new ScheduledTaskRegistrar();
        trigger.schedule(tasks, () -> {
            if (findings.isEmpty()) {
                throw new IllegalStateException("the database is away");
            }
            return findings.remove();
        });
        return tasks.getTriggerTaskList().getFirst().getRunnable();
    }
}
