package io.fairlead.connector.operation;

import io.fairlead.connector.catalog.ConnectorCatalog;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.operation.OperationResult;
import io.fairlead.contracts.scope.Scope;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.DeferredResult;

/** Has something looked up at a registry while a request waits: its result, why there is none, or where it will be. */
@Component
class WaitForOperation {

    private final ConnectorCatalog catalog;
    private final OperationLifecycle lifecycle;
    private final PendingOperations pending;
    private final OperationProperties properties;

    WaitForOperation(
            ConnectorCatalog catalog,
            OperationLifecycle lifecycle,
            PendingOperations pending,
            OperationProperties properties) {
        this.catalog = catalog;
        this.lifecycle = lifecycle;
        this.pending = pending;
        this.properties = properties;
    }

    /** @param answer the body of a 200, made of the operation and its result */
    DeferredResult<ResponseEntity<?>> start(
            Scope scope,
            String identifier,
            Operation operation,
            Duration waitTime,
            BiFunction<OperationRun, OperationResult, Object> answer) {
        var connector = catalog.require(scope, identifier);
        var run = lifecycle.request(
                UUID.randomUUID(),
                OperationConnector.of(connector),
                connector.definition().connection(),
                operation,
                properties.readTimeout());
        return pending.whenEnded(run, waitTime, ended -> response(ended, answer));
    }

    private static ResponseEntity<?> response(
            OperationRun run, BiFunction<OperationRun, OperationResult, Object> answer) {
        var report = Objects.requireNonNull(run.ending()).report();
        var failure = report.failure();
        return failure != null
                ? OperationProblems.problem(run, failure)
                : ResponseEntity.ok(answer.apply(run, Objects.requireNonNull(report.result())));
    }
}
