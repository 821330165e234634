package io.fairlead.secret.trial;

import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.secret.usage.Users;
import org.springframework.stereotype.Component;

/** Says whether a staged version is proved. */
@Component
public class Proofs {

    private final Trials trials;
    private final TrialTable table;
    private final Users users;

    Proofs(Trials trials, TrialTable table, Users users) {
        this.trials = trials;
        this.table = table;
        this.users = users;
    }

    /** Passes when the newest trial has ended well for every connector that refers to the secret now. */
    public void require(SecretVersionReference staged) {
        var now = users.candidates(staged.secret());
        if (now.isEmpty()) {
            return;
        }
        var trial = trials.newestOf(staged.secretId(), staged.version())
                .orElseThrow(() -> PromotionRefused.untried(staged.version(), now.size()));
        if (trial.state().open()) {
            throw PromotionRefused.running(trial);
        }
        var proof = Proof.of(table.of(trial.id()), now);
        if (!proof.complete()) {
            throw PromotionRefused.of(trial, proof);
        }
    }

    /** Why a trial that has ended did not let its version go live. */
    public PromotionRefused refusal(Trial trial) {
        return PromotionRefused.of(
                trial,
                Proof.of(table.of(trial.id()), users.candidates(trial.staged().secret())));
    }
}
