package io.fairlead.live;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a service has to tell of its resources; read from its database, so that every instance tells the same. */
public interface Feed {

    /** In order; empty when nothing was told since. */
    List<Told> toldAfter(UUID resource, long id);

    /** Those of the given resources of which more was told than the caller knows. */
    List<UUID> movedBeyond(Map<UUID, Long> known);
}
