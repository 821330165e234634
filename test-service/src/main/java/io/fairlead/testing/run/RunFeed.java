package io.fairlead.testing.run;

import io.fairlead.http.stream.StreamEvent;
import io.fairlead.http.stream.StreamSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells of a run by its events. */
@Component
@Transactional(readOnly = true)
class RunFeed implements StreamSource {

    private final RunEventStore events;

    RunFeed(RunEventStore events) {
        this.events = events;
    }

    @Override
    public List<StreamEvent> eventsAfter(UUID id, long sequence) {
        return events.listAfter(id, sequence);
    }

    @Override
    public List<UUID> changedSince(Map<UUID, Long> known) {
        return events.changedSince(known);
    }
}
