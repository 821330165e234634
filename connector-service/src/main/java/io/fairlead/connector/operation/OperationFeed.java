package io.fairlead.connector.operation;

import io.fairlead.http.stream.StreamEvent;
import io.fairlead.http.stream.StreamSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells of an operation by telling what it is: whoever missed a move needs only the last one. */
@Component
class OperationFeed implements StreamSource {

    private final OperationRuns runs;
    private final OperationQueue queue;
    private final JsonMapper json;

    OperationFeed(OperationRuns runs, OperationQueue queue, JsonMapper json) {
        this.runs = runs;
        this.queue = queue;
        this.json = json;
    }

    @Override
    public List<StreamEvent> eventsAfter(UUID operation, long version) {
        return runs
                .findById(operation)
                .filter(run -> run.version() > version)
                .map(run -> new StreamEvent(
                        run.version(),
                        "operation",
                        json.writeValueAsString(OperationResponse.of(run)),
                        !run.state().open()))
                .stream()
                .toList();
    }

    @Override
    public List<UUID> changedSince(Map<UUID, Long> known) {
        return queue.changedSince(known);
    }
}
