package io.fairlead.events.out;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

    private final OutboxRows rows;
    private final JsonMapper json = JsonMapper.shared();
    private final Clock clock;
    private final Supplier<@Nullable String> traceparent;
    private final DirectPublisher direct;
    private final OutboxPublisher reader;

    Outbox(
            OutboxRows rows,
            Clock clock,
            Supplier<@Nullable String> traceparent,
            DirectPublisher direct,
            OutboxPublisher reader) {
        this.rows = rows;
        this.clock = clock;
        this.traceparent = traceparent;
        this.direct = direct;
        this.reader = reader;
    }

    public void publish(Event event) {
        publish(List.of(event));
    }

    /** Stores events in the given order. */
    public void publish(List<? extends Event> events) {
        publish(events, null);
    }

    /** Stores the last event of an aggregate once more, for one compacted topic alone. */
    void republish(Event event, String topic) {
        publish(List.of(event), topic);
    }

    private void publish(List<? extends Event> events, @Nullable String only) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event is stored in the transaction of the row it tells of");
        }
        if (events.isEmpty()) {
            return;
        }
        var trace = traceparent.get();
        var inserted = rows.insert(
                events.stream().map(event -> stored(event, trace, only)).toList());
        var held = direct.add(inserted);
        var left = new HashSet<Integer>();
        if (held.size() < inserted.size()) {
            inserted.forEach(row -> left.add(row.event().partition()));
        }
        TransactionSynchronizationManager.registerSynchronization(new PublishAfterCommit(held, left, direct, reader));
    }

    private StoredEvent stored(Event event, @Nullable String trace, @Nullable String only) {
        var name = Topic.annotationOf(event.getClass());
        var payload = json.writeValueAsString(event);
        if (payload.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "%s of %s is larger than %d bytes".formatted(name.value(), event.aggregateId(), MAX_BYTES));
        }
        return new StoredEvent(
                0,
                Topic.nameFor(event.getClass()),
                only,
                event.aggregateId(),
                event.sequence(),
                UUID.randomUUID(),
                name.value(),
                name.ends(),
                clock.instant(),
                trace,
                Actor.current().map(Actor::toText).orElse(null),
                payload);
    }
}
