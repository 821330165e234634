package io.fairlead.connector.operation;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** The requests that wait for an operation's end; neither a thread nor a connection waits with them. */
@Component
class PendingResponses {

    private final ConcurrentMap<UUID, Waiter> waiters = new ConcurrentHashMap<>();
    private final OperationLifecycle lifecycle;

    PendingResponses(OperationLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    private record Waiter(
            DeferredResult<ResponseEntity<?>> request, Function<OperationRun, ResponseEntity<?>> answer) {}

    /** Answers the request when the operation ends, unless its time is up before. */
    void add(
            UUID operation,
            DeferredResult<ResponseEntity<?>> request,
            Function<OperationRun, ResponseEntity<?>> answer) {
        waiters.put(operation, new Waiter(request, answer));
        request.onCompletion(() -> remove(operation));
    }

    void remove(UUID operation) {
        waiters.remove(operation);
    }

    boolean contains(UUID operation) {
        return waiters.containsKey(operation);
    }

    void complete(OperationRun run) {
        var waiter = waiters.remove(run.id());
        if (waiter != null) {
            waiter.request().setResult(waiter.answer().apply(run));
        }
    }

    /** What no message told of. */
    @Scheduled(fixedDelayString = "#{@operationProperties.responseCheckInterval()}")
    void check() {
        check(List.copyOf(waiters.keySet()));
    }

    void check(List<UUID> operations) {
        if (!operations.isEmpty()) {
            lifecycle.findEnded(operations).forEach(this::complete);
        }
    }
}
