package io.fairlead.connector.operation;

import io.fairlead.live.Feed;
import io.fairlead.live.Told;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells of an operation by telling what it is: whoever missed a move needs only the last one. */
@Component
class OperationFeed implements Feed {

    private final OperationRuns runs;
    private final JsonMapper json;

    OperationFeed(OperationRuns runs, JsonMapper json) {
        this.runs = runs;
        this.json = json;
    }

    @Override
    public List<Told> toldAfter(UUID operation, long version) {
        return runs
                .find(operation)
                .filter(run -> run.version() > version)
                .map(run -> new Told(
                        run.version(),
                        "operation",
                        json.writeValueAsString(OperationAnswer.of(run)),
                        !run.state().open()))
                .stream()
                .toList();
    }

    @Override
    public List<UUID> movedBeyond(Map<UUID, Long> known) {
        return runs.movedBeyond(known);
    }
}
