package io.fairlead.secret.trial;

import io.fairlead.http.pending.PendingResponses;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.async.DeferredResult;

/** The requests that wait for a trial's end. */
@Component
public class PendingTrials {

    private final PendingResponses<SecretTrial> pending;

    PendingTrials(SecretTrials trials) {
        this.pending = new PendingResponses<>(SecretTrial::id, trials::listEnded);
    }

    /** Answers when the trial ends, or with what is so far when the time is up. */
    public DeferredResult<ResponseEntity<?>> whenEnded(
            SecretTrial trial,
            Duration maxWait,
            ResponseEntity<?> meanwhile,
            Function<SecretTrial, ResponseEntity<?>> atTheEnd) {
        return pending.await(trial, maxWait, current -> !current.state().open(), atTheEnd, meanwhile);
    }

    @TransactionalEventListener
    void on(TrialChanged changed) {
        pending.complete(changed.trial());
    }

    /** What ended in another instance. */
    @Scheduled(fixedDelayString = "#{@trialProperties.responseCheckInterval()}")
    void check() {
        pending.check();
    }
}
