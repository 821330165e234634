package io.fairlead.http.stream;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a service has to tell of its resources; read from its database, so that every instance tells the same. */
public interface StreamSource {

    /** In order; empty when there is none. */
    List<StreamEvent> eventsAfter(UUID resource, long id);

    /** Those of the given resources that have newer events than the caller knows. */
    List<UUID> changedSince(Map<UUID, Long> known);
}
