package io.fairlead.events.out;

import io.fairlead.events.out.OutboxRows.LeftEvent;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes, under the partition's lock, what is stored and held by nobody's memory, and deletes what the broker has. */
class PartitionPublisher {

    private final OutboxRows rows;
    private final DirectEvents direct;
    private final EventSender sender;
    private final TransactionTemplate transaction;

    PartitionPublisher(OutboxRows rows, DirectEvents direct, EventSender sender, TransactionTemplate transaction) {
        this.rows = rows;
        this.direct = direct;
        this.sender = sender;
        this.transaction = transaction;
    }

    /** What is left when one batch is published. */
    enum Rest {
        NONE,
        PROBABLY_MORE,
        /** Events that have to wait for others, which are under way. */
        BLOCKED
    }

    private record Batch(Rest rest, @Nullable RuntimeException failure) {}

    /** Publishes at most a batch. Throws when an event could not be sent, and keeps that one and those behind it. */
    Rest publishBatch(int partition) {
        var batch = transaction.execute(_ -> publish(partition));
        if (batch == null) {
            return Rest.NONE;
        }
        if (batch.failure() != null) {
            throw batch.failure();
        }
        return batch.rest();
    }

    private Batch publish(int partition) {
        rows.lockPartition(partition);
        // A statement of its own: the rows must be read with a snapshot taken after the lock was had.
        var left = rows.lockLeft(partition, direct.ids());
        var free = free(left);
        var result = sender.sendInOrder(free);
        if (!result.sent().isEmpty()) {
            // By id, not by "up to": a row with a lower id may have been committed since.
            rows.delete(result.sent().stream().map(StoredEvent::id).toArray(Long[]::new));
        }
        var rest = free.size() < left.size() ? Rest.BLOCKED : Rest.NONE;
        return new Batch(left.size() == OutboxRows.BATCH_SIZE ? Rest.PROBABLY_MORE : rest, result.failure());
    }

    /** Leaves out, with all that is behind it of its aggregate, what has to wait for others. */
    private List<StoredEvent> free(List<LeftEvent> left) {
        var blocked = new HashSet<UUID>();
        return left.stream()
                .filter(row -> {
                    var event = row.event();
                    // Held: it was stored since the ids were asked for, and is published from memory.
                    if (row.blocked() || direct.holds(event.id()) || direct.goesBefore(event)) {
                        blocked.add(event.aggregateId());
                    }
                    return !blocked.contains(event.aggregateId());
                })
                .map(LeftEvent::event)
                .toList();
    }
}
