package io.fairlead.secret.trial;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees to it that every trial ends, whatever is not heard. */
@Component
class SweepTrials {

    private final OpenTrials open;
    private final TrialLifecycle lifecycle;
    private final TransactionTemplate transaction;

    SweepTrials(OpenTrials open, TrialLifecycle lifecycle, TransactionTemplate transaction) {
        this.open = open;
        this.lifecycle = lifecycle;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "#{@trialProperties.sweepInterval()}")
    void sweep() {
        for (var trial : open.list()) {
            transaction.executeWithoutResult(_ -> open.lock(trial.id()).ifPresent(lifecycle::refresh));
        }
    }
}
