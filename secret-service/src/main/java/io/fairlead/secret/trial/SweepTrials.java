package io.fairlead.secret.trial;

import io.fairlead.runtime.schedule.SweepTrigger;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sees to it that every trial ends, whatever is not heard. */
@Component
class SweepTrials implements SchedulingConfigurer {

    private final OpenTrials open;
    private final TrialLifecycle lifecycle;
    private final TransactionTemplate transaction;
    private final TrialProperties properties;

    SweepTrials(
            OpenTrials open, TrialLifecycle lifecycle, TransactionTemplate transaction, TrialProperties properties) {
        this.open = open;
        this.lifecycle = lifecycle;
        this.transaction = transaction;
        this.properties = properties;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        new SweepTrigger(properties.sweepInterval()).schedule(tasks, this::sweep);
    }

    private boolean sweep() {
        var trials = open.list();
        for (var trial : trials) {
            transaction.executeWithoutResult(_ -> open.lock(trial.id()).ifPresent(lifecycle::refresh));
        }
        return !trials.isEmpty();
    }
}
