package io.fairlead.events.out;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox.
 *
 * @param topic on which it keeps its order, with the default prefix
 * @param only the compacted topic that gets it where it is published again; absent where its type says which
 */
record StoredEvent(
        long id,
        String topic,
        @Nullable String only,
        UUID aggregateId,
        long sequence,
        UUID eventId,
        String type,
        boolean ends,
        Instant occurredAt,
        @Nullable String traceparent,
        @Nullable String actor,
        String payload) {

    static final int PARTITIONS = 8;

    StoredEvent withId(long stored) {
        return new StoredEvent(
                stored,
                topic,
                only,
                aggregateId,
                sequence,
                eventId,
                type,
                ends,
                occurredAt,
                traceparent,
                actor,
                payload);
    }

    int partition() {
        return partitionOf(aggregateId);
    }

    static int partitionOf(UUID aggregateId) {
        return Math.floorMod(aggregateId.hashCode(), PARTITIONS);
    }
}
