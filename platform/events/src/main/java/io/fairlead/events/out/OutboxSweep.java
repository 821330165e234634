package io.fairlead.events.out;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/** Finds events that nobody was woken for, after a crash for example, and measures what waits. */
class OutboxSweep {

    private record PendingPartition(int partition, long events, Instant oldest) {}

    private final JdbcTemplate jdbc;
    private final OutboxPublisher publisher;
    private final Clock clock;
    private volatile List<PendingPartition> pending = List.of();

    OutboxSweep(JdbcTemplate jdbc, OutboxPublisher publisher, Clock clock, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.publisher = publisher;
        this.clock = clock;
        Gauge.builder(
                        "fairlead.outbox.events",
                        () -> pending.stream()
                                .mapToLong(PendingPartition::events)
                                .sum())
                .description("Events that are stored and not yet published")
                .register(metrics);
        Gauge.builder("fairlead.outbox.oldest", this::oldestSeconds)
                .description("Age of the oldest event that is not yet published")
                .baseUnit("seconds")
                .register(metrics);
    }

    @Scheduled(fixedDelayString = "#{@outboxProperties.sweepInterval()}")
    void sweep() {
        pending = jdbc.query(
                "select part, count(*) as events, min(occurred_at) as oldest from outbox group by part",
                (row, _) -> new PendingPartition(
                        row.getInt("part"),
                        row.getLong("events"),
                        row.getTimestamp("oldest").toInstant()));
        pending.forEach(each -> publisher.wake(each.partition()));
    }

    private double oldestSeconds() {
        return pending.stream()
                .mapToDouble(
                        each -> Duration.between(each.oldest(), clock.instant()).toMillis() / 1000.0)
                .max()
                .orElse(0);
    }
}
