package io.fairlead.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;

/** Finds events that nobody was woken for, after a crash for example, and measures what waits. */
class SweepParts {

    private record Waiting(int part, long events, Instant oldest) {}

    private final JdbcTemplate jdbc;
    private final Relay relay;
    private final Clock clock;
    private volatile List<Waiting> waiting = List.of();

    SweepParts(JdbcTemplate jdbc, Relay relay, Clock clock, MeterRegistry metrics) {
        this.jdbc = jdbc;
        this.relay = relay;
        this.clock = clock;
        Gauge.builder(
                        "fairlead.outbox.events",
                        () -> waiting.stream().mapToLong(Waiting::events).sum())
                .description("Events that are stored and not yet published")
                .register(metrics);
        Gauge.builder("fairlead.outbox.oldest", this::oldestSeconds)
                .description("Age of the oldest event that is not yet published")
                .baseUnit("seconds")
                .register(metrics);
    }

    @Scheduled(fixedDelay = 500)
    void sweep() {
        waiting = jdbc.query(
                "select part, count(*) as events, min(occurred_at) as oldest from outbox group by part",
                (row, _) -> new Waiting(
                        row.getInt("part"),
                        row.getLong("events"),
                        row.getTimestamp("oldest").toInstant()));
        waiting.forEach(part -> relay.wake(part.part()));
    }

    private double oldestSeconds() {
        return waiting.stream()
                .mapToDouble(
                        part -> Duration.between(part.oldest(), clock.instant()).toMillis() / 1000.0)
                .max()
                .orElse(0);
    }
}
