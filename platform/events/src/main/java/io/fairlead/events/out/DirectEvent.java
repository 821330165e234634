package io.fairlead.events.out;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that this instance stored and holds in memory until its row is deleted. */
final class DirectEvent {

    enum Stage {
        /** Its transaction goes on. */
        STORED,
        COMMITTED,
        SENDING,
        /** The broker has it; the row is still there. */
        SENT
    }

    private final long id;
    private final UUID aggregateId;
    private final String topic;
    private final int size;
    private volatile @Nullable StoredEvent event;
    private Stage stage = Stage.STORED;

    DirectEvent(StoredEvent event) {
        this.id = event.id();
        this.aggregateId = event.aggregateId();
        this.topic = event.topic();
        this.size = event.payload().length();
        this.event = event;
    }

    /** Until it is sent; only whoever sends it asks. */
    StoredEvent event() {
        return Objects.requireNonNull(event);
    }

    long id() {
        return id;
    }

    UUID aggregateId() {
        return aggregateId;
    }

    String topic() {
        return topic;
    }

    int partition() {
        return StoredEvent.partitionOf(aggregateId);
    }

    /** In characters. */
    int size() {
        return size;
    }

    Stage stage() {
        return stage;
    }

    void moveTo(Stage next) {
        stage = next;
        if (next == Stage.SENT) {
            event = null;
        }
    }
}
