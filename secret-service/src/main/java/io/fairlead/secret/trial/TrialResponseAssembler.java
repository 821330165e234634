package io.fairlead.secret.trial;

import io.fairlead.access.Grants;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells of trials what the caller may see. */
@Component
public class TrialResponseAssembler {

    private final ConnectorTrials connectorTrials;

    TrialResponseAssembler(ConnectorTrials connectorTrials) {
        this.connectorTrials = connectorTrials;
    }

    List<TrialResponse> progress(List<SecretTrial> trials) {
        return trials.stream()
                .map(trial -> TrialResponse.progress(trial, connectorTrials.list(trial.id())))
                .toList();
    }

    public TrialResponse of(SecretTrial trial, Grants caller) {
        return TrialResponse.of(
                trial,
                connectorTrials.list(trial.id()),
                scope -> caller.roleIn(scope).isPresent());
    }
}
