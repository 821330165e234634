package io.fairlead.events.out;

import io.fairlead.contracts.event.Event;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Knows from the database what a compacted topic should hold. */
public interface StateSource {

    /** The compacted topic, with the default prefix. */
    String topic();

    /** Ids of aggregates behind this one in their order, at most so many. */
    List<UUID> idsAfter(UUID id, int limit);

    /**
     * What the topic should hold of an aggregate, with the sequence of its last event. Its row is locked until the transaction
     * ends, so that no newer event is overtaken; empty if it is gone.
     */
    Optional<? extends Event> lock(UUID id);
}
