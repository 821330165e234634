package io.fairlead.secret.trial;

import io.fairlead.http.stream.StreamEvent;
import io.fairlead.http.stream.StreamSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells how far a trial is, without names: who watches may not see every connector. */
@Component
class TrialFeed implements StreamSource {

    private final SecretTrials trials;
    private final ConnectorTrials connectorTrials;
    private final JsonMapper json;

    TrialFeed(SecretTrials trials, ConnectorTrials connectorTrials, JsonMapper json) {
        this.trials = trials;
        this.connectorTrials = connectorTrials;
        this.json = json;
    }

    @Override
    public List<StreamEvent> eventsAfter(UUID id, long revision) {
        return trials
                .find(id)
                .filter(trial -> trial.revision() > revision)
                .map(trial -> new StreamEvent(
                        trial.revision(),
                        "trial",
                        json.writeValueAsString(TrialResponse.progress(trial, connectorTrials.list(id))),
                        !trial.state().open()))
                .stream()
                .toList();
    }

    @Override
    public List<UUID> changedSince(Map<UUID, Long> known) {
        return trials.changedSince(known);
    }
}
