package io.fairlead.secret.trial;

import io.fairlead.secret.catalog.SecretCatalog;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Locks the secrets of trials that run: the secret first, as everybody does. */
@Component
class OpenTrials {

    private final SecretTrials trials;
    private final SecretCatalog catalog;

    OpenTrials(SecretTrials trials, SecretCatalog catalog) {
        this.trials = trials;
        this.catalog = catalog;
    }

    /** Empty when it has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<SecretTrial> lock(UUID id) {
        return trials.find(id)
                .flatMap(trial -> catalog.lock(trial.staged().secretId()))
                .flatMap(_ -> trials.find(id))
                .filter(trial -> trial.state().open());
    }

    List<SecretTrial> list() {
        return trials.listOpen();
    }
}
