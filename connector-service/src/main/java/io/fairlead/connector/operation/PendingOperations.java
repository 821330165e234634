package io.fairlead.connector.operation;

import io.fairlead.http.pending.PendingResponses;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** The requests that wait for an operation's end. */
@Component
class PendingOperations {

    private final PendingResponses<OperationRun> pending;

    PendingOperations(OperationLifecycle lifecycle) {
        this.pending = new PendingResponses<>(OperationRun::id, lifecycle::findEnded);
    }

    /** Answers the request when the operation ends, or with where it will be when its time is up. */
    DeferredResult<ResponseEntity<?>> whenEnded(
            OperationRun run, Duration waitTime, Function<OperationRun, ResponseEntity<?>> response) {
        return pending.await(
                run, waitTime, current -> !current.state().open(), response, OperationResponse.accepted(run));
    }

    void complete(OperationRun run) {
        pending.complete(run);
    }

    /** What ended in another instance. */
    void check(UUID operation) {
        pending.check(operation);
    }

    /** What no message told of. */
    @Scheduled(fixedDelayString = "#{@operationProperties.responseCheckInterval()}")
    void check() {
        pending.check();
    }
}
