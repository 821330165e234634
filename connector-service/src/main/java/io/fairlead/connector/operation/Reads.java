package io.fairlead.connector.operation;

import io.fairlead.connector.catalog.Catalog;
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
class Reads {

    private final Catalog catalog;
    private final OperationLedger ledger;
    private final Waiting waiting;
    private final OperationProperties properties;

    Reads(Catalog catalog, OperationLedger ledger, Waiting waiting, OperationProperties properties) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.waiting = waiting;
        this.properties = properties;
    }

    /** @param answer the body of a 200, made of the operation and its result */
    DeferredResult<ResponseEntity<?>> read(
            Scope scope,
            String identifier,
            Operation operation,
            Duration patience,
            BiFunction<OperationRun, OperationResult, Object> answer) {
        var connector = catalog.require(scope, identifier);
        var id = UUID.randomUUID();
        // A time-out of 0 would mean for ever.
        var request = new DeferredResult<ResponseEntity<?>>(Math.max(1, patience.toMillis()));
        // Before the operation exists, so that its end cannot be missed.
        waiting.add(id, request, ended -> answer(ended, answer));
        try {
            var run = ledger.request(
                    id, Subject.of(connector), connector.definition().connection(), operation, properties.readLimit());
            request.onTimeout(() -> request.setResult(accepted(run)));
            return request;
        } catch (RuntimeException e) {
            waiting.forget(id);
            throw e;
        }
    }

    static ResponseEntity<OperationAnswer> accepted(OperationRun run) {
        return ResponseEntity.accepted().location(OperationAnswer.address(run)).body(OperationAnswer.of(run));
    }

    private static ResponseEntity<?> answer(
            OperationRun run, BiFunction<OperationRun, OperationResult, Object> answer) {
        var report = Objects.requireNonNull(run.ending()).report();
        var failure = report.failure();
        return failure != null
                ? Failures.problem(run, failure)
                : ResponseEntity.ok(answer.apply(run, Objects.requireNonNull(report.result())));
    }
}
