package io.fairlead.secret.trial;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.async.DeferredResult;

/** The requests that wait for a trial's end; neither a thread nor a connection waits with them. */
@Component
public class PendingResponses {

    private final Set<Waiter> waiters = ConcurrentHashMap.newKeySet();
    private final SecretTrials trials;

    PendingResponses(SecretTrials trials) {
        this.trials = trials;
    }

    private record Waiter(
            UUID trial, DeferredResult<ResponseEntity<?>> request, Function<SecretTrial, ResponseEntity<?>> answer) {

        void ended(SecretTrial trial) {
            try {
                request.setResult(answer.apply(trial));
            } catch (RuntimeException problem) {
                request.setErrorResult(problem);
            }
        }
    }

    /** Answers when the trial ends, or with what is so far when the time is up. */
    public DeferredResult<ResponseEntity<?>> whenEnded(
            SecretTrial trial,
            Duration maxWait,
            ResponseEntity<?> meanwhile,
            Function<SecretTrial, ResponseEntity<?>> atTheEnd) {
        // A time-out of 0 would mean for ever.
        var request = new DeferredResult<ResponseEntity<?>>(Math.max(1, maxWait.toMillis()), meanwhile);
        if (maxWait.isZero() && trial.state().open()) {
            request.setResult(meanwhile);
            return request;
        }
        var waiter = new Waiter(trial.id(), request, atTheEnd);
        waiters.add(waiter);
        request.onCompletion(() -> waiters.remove(waiter));
        completeEnded(List.of(trial.id()));
        return request;
    }

    @TransactionalEventListener
    void on(TrialChanged moved) {
        if (!moved.trial().state().open()) {
            ended(moved.trial());
        }
    }

    /** What ended in another instance. */
    @Scheduled(fixedDelayString = "#{@trialProperties.responseCheckInterval()}")
    void completeEnded() {
        completeEnded(waiters.stream().map(Waiter::trial).distinct().toList());
    }

    private void completeEnded(List<UUID> waitedFor) {
        if (!waitedFor.isEmpty()) {
            trials.listEnded(waitedFor).forEach(this::ended);
        }
    }

    private void ended(SecretTrial trial) {
        waiters.stream().filter(waiter -> waiter.trial().equals(trial.id())).forEach(waiter -> waiter.ended(trial));
    }
}
