package io.fairlead.secret.trial;

import io.fairlead.access.Grants;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.secret.reference.ReferencingConnectors;
import org.springframework.stereotype.Component;

/** Says whether a staged version is proved. */
@Component
public class PromotionGuard {

    private final SecretTrials trials;
    private final ConnectorTrials connectorTrials;
    private final ReferencingConnectors referencingConnectors;

    PromotionGuard(SecretTrials trials, ConnectorTrials connectorTrials, ReferencingConnectors referencingConnectors) {
        this.trials = trials;
        this.connectorTrials = connectorTrials;
        this.referencingConnectors = referencingConnectors;
    }

    /** Passes when the newest trial has ended well for every connector that refers to the secret now. */
    public void require(SecretVersionReference staged, Grants caller) {
        var now = referencingConnectors.listTrialCandidates(staged.secret());
        if (now.isEmpty()) {
            return;
        }
        var trial = trials.findNewest(staged.secretId(), staged.version())
                .orElseThrow(() -> PromotionRefused.untried(staged.version(), now.size(), caller));
        if (trial.state().open()) {
            throw PromotionRefused.running(trial, caller);
        }
        var proof = TrialProof.of(connectorTrials.list(trial.id()), now);
        if (!proof.complete()) {
            throw PromotionRefused.of(trial, proof, caller);
        }
    }

    /** Why a trial that has ended did not let its version go live. */
    public PromotionRefused refusal(SecretTrial trial, Grants caller) {
        return PromotionRefused.of(
                trial,
                TrialProof.of(
                        connectorTrials.list(trial.id()),
                        referencingConnectors.listTrialCandidates(trial.staged().secret())),
                caller);
    }
}
