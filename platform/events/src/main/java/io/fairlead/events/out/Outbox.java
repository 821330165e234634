package io.fairlead.events.out;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores events in the caller's transaction; they are published soon after its commit, and never without it.
 *
 * <p>Publish after the aggregate's row is written: its lock is what keeps the events of one aggregate in order.
 */
public class Outbox {

    /** Far below what a broker takes, so that an event that cannot be sent cannot be stored either. */
    static final int MAX_BYTES = 512 * 1024;

    private static final String INSERT = """
            insert into outbox (part, topic, state_topic, aggregate_id, sequence, event_id, type, ends, occurred_at,
                                traceparent, actor, payload)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Clock clock;
    private final Supplier<@Nullable String> traceparent;
    private final IntConsumer wake;

    Outbox(JdbcTemplate jdbc, Clock clock, Supplier<@Nullable String> traceparent, IntConsumer wake) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.traceparent = traceparent;
        this.wake = wake;
    }

    public void publish(Event event) {
        publish(List.of(event));
    }

    /** Stores events in the given order. */
    public void publish(List<? extends Event> events) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event is stored in the transaction of the row it tells of");
        }
        var trace = traceparent.get();
        jdbc.batchUpdate(INSERT, events.stream().map(event -> row(event, trace)).toList());
        events.stream()
                .mapToInt(event -> StoredEvent.partitionOf(event.aggregateId()))
                .distinct()
                .forEach(partition ->
                        TransactionSynchronizationManager.registerSynchronization(wakeAfterCommit(partition)));
    }

    private @Nullable Object[] row(Event event, @Nullable String trace) {
        var topic = Topic.of(event);
        var name = Topic.annotationOf(event.getClass());
        var payload = json.writeValueAsString(event);
        if (payload.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "%s of %s is larger than %d bytes".formatted(name.value(), event.aggregateId(), MAX_BYTES));
        }
        return new @Nullable Object[] {
            StoredEvent.partitionOf(event.aggregateId()),
            Topic.nameFor(event.getClass()),
            name.state() || name.ends() ? topic.state().orElse(null) : null,
            event.aggregateId(),
            event.sequence(),
            UUID.randomUUID(),
            name.value(),
            name.ends(),
            Timestamp.from(clock.instant()),
            trace,
            Actor.current().map(Actor::toText).orElse(null),
            payload
        };
    }

    private TransactionSynchronization wakeAfterCommit(int partition) {
        return new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake.accept(partition);
            }
        };
    }
}
