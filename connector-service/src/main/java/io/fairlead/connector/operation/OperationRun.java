package io.fairlead.connector.operation;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.operation.OperationEvent;
import io.fairlead.contracts.operation.OperationEvent.OperationCompleted;
import io.fairlead.contracts.operation.OperationEvent.OperationRequested;
import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.task.TaskEvent.OperationTaskCompleted;
import io.fairlead.jdbc.JsonColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.InsertOnlyProperty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One operation from the wish to its end. Each transition answers with the operation as it is then, or nothing where it
 * comes late or twice.
 *
 * @param version rises with every move that is stored, from 1
 * @param deadline after which no result counts any more
 * @param ending present once the state is final
 */
@Table("operation")
record OperationRun(
        @Id UUID id,
        @Embedded.Empty OperationConnector subject,
        @InsertOnlyProperty @JsonColumn Operation operation,
        OperationState state,
        @Version long version,
        @JsonColumn WorkProgress work,
        @InsertOnlyProperty Instant requestedAt,
        @InsertOnlyProperty Instant deadline,
        @Nullable Instant startedAt,
        @Nullable @JsonColumn OperationCompletion ending) {

    OperationRequested requested(RegistryConnection connection) {
        return new OperationRequested(
                id, 1, subject.connectorId(), subject.connector(), subject.version(), connection, operation, deadline);
    }

    /** The second and last event; only of an operation that has ended. */
    OperationCompleted completed() {
        var end = Objects.requireNonNull(ending);
        return new OperationCompleted(
                id,
                2,
                subject.connectorId(),
                OperationEvent.FinalOperationState.valueOf(state.name()),
                end.report(),
                work.delegate(),
                end.completedAt());
    }

    Optional<OperationRun> assigned(DelegateName delegate, long attempt, Instant at) {
        var known = attempt < work.attempt() || (attempt == work.attempt() && work.delegate() != null);
        return known || !state.open()
                ? Optional.empty()
                : Optional.of(running(work.atAttempt(attempt).withDelegate(delegate), at));
    }

    Optional<OperationRun> progressed(long attempt, OperationProgress progress, Instant at) {
        return attempt < work.attempt() || !state.open()
                ? Optional.empty()
                : Optional.of(running(work.atAttempt(attempt).withProgress(progress), at));
    }

    /** The result counts whatever was heard before it: delegate-service accepts one per task, of the valid attempt. */
    Optional<OperationRun> finished(OperationTaskCompleted result) {
        var done = work.atAttempt(result.attempt()).withDelegate(result.delegate());
        return ended(OperationState.COMPLETED, done, new OperationCompletion(result.report(), result.completedAt()));
    }

    Optional<OperationRun> cancelled(Instant at) {
        var report = OperationReport.failed(Diagnosis.OPERATION_CANCELLED, "A user cancelled the operation.");
        return ended(OperationState.CANCELLED, work, new OperationCompletion(report, at));
    }

    Optional<OperationRun> expired(Instant at) {
        var waitedFor = work.delegate() == null
                ? "no delegate had taken the work"
                : "delegate " + work.delegate().name() + " had not told a result";
        var summary = "After %d s %s."
                .formatted(Duration.between(requestedAt, deadline).toSeconds(), waitedFor);
        var report = OperationReport.failed(Diagnosis.OPERATION_EXPIRED, summary);
        return ended(OperationState.EXPIRED, work, new OperationCompletion(report, at));
    }

    private Optional<OperationRun> ended(OperationState end, WorkProgress done, OperationCompletion completion) {
        return state.open()
                ? Optional.of(new OperationRun(
                        id, subject, operation, end, version, done, requestedAt, deadline, startedAt, completion))
                : Optional.empty();
    }

    private OperationRun running(WorkProgress doing, Instant at) {
        return new OperationRun(
                id,
                subject,
                operation,
                OperationState.RUNNING,
                version,
                doing,
                requestedAt,
                deadline,
                startedAt == null ? at : startedAt,
                null);
    }
}
