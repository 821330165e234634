package io.fairlead.events.out;

import io.fairlead.events.out.OutboxRows.WaitingEvents;
import io.fairlead.runtime.schedule.SweepTrigger;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Finds events that nobody was woken for, after a crash for example, and measures what waits. */
class OutboxSweep implements SchedulingConfigurer {

    private final OutboxRows rows;
    private final DirectEvents direct;
    private final OutboxPublisher publisher;
    private final Clock clock;
    private final SweepTrigger trigger;
    private volatile List<WaitingEvents> pending = List.of();
    /** An old value would look like a true one while the database does not answer. */
    private volatile boolean known;

    OutboxSweep(
            OutboxRows rows,
            DirectEvents direct,
            OutboxPublisher publisher,
            Clock clock,
            OutboxProperties properties,
            MeterRegistry metrics) {
        this.rows = rows;
        this.direct = direct;
        this.publisher = publisher;
        this.clock = clock;
        this.trigger = new SweepTrigger(properties.sweepInterval());
        Gauge.builder(
                        "fairlead.outbox.events",
                        () -> known
                                ? pending.stream()
                                        .mapToLong(WaitingEvents::events)
                                        .sum()
                                : Double.NaN)
                .description("Events that are stored and not yet published; the same in every instance")
                .register(metrics);
        Gauge.builder("fairlead.outbox.oldest", this::oldestSeconds)
                .description("Age of the oldest event that is not yet published; the same in every instance")
                .baseUnit("seconds")
                .register(metrics);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        trigger.schedule(tasks, this::sweep);
    }

    private boolean sweep() {
        known = false;
        pending = rows.waiting(direct.ids());
        known = true;
        pending.stream()
                .filter(waiting -> waiting.leftOver() > 0)
                .forEach(waiting -> publisher.wake(waiting.partition()));
        return !pending.isEmpty();
    }

    private double oldestSeconds() {
        if (!known) {
            return Double.NaN;
        }
        return pending.stream()
                .mapToDouble(each -> Duration.between(each.oldest().toInstant(), clock.instant())
                                .toMillis()
                        / 1000.0)
                .max()
                .orElse(0);
    }
}
