package io.fairlead.contracts.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.event.EventType;
import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TestStep;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Published by delegate-service, keyed by task: the work of one test run or of one operation. */
public sealed interface TaskEvent extends Event {

    UUID taskId();

    @Override
    default UUID aggregateId() {
        return taskId();
    }

    /** @param attempt the fencing token, from 1; a result of a lower one is refused */
    @EventType("fairlead.task.assigned.v1")
    record TestTaskAssigned(UUID taskId, long sequence, UUID testId, DelegateName delegate, long attempt)
            implements TaskEvent {}

    /** Steps of work that goes on; quick work tells them with its result alone. */
    @EventType("fairlead.task.progressed.v1")
    record TestTaskProgressed(UUID taskId, long sequence, UUID testId, long attempt, List<TestStep> steps)
            implements TaskEvent {}

    /**
     * The accepted result; there is one per task.
     *
     * @param delegate absent when none could take the work
     * @param steps all of them, also those told before
     */
    @EventType("fairlead.task.completed.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TestTaskCompleted(
            UUID taskId,
            long sequence,
            UUID testId,
            long attempt,
            DiagnosedOutcome outcome,
            List<TestStep> steps,
            List<SecretVersionReference> secrets,
            @Nullable DelegateName delegate,
            Instant completedAt)
            implements TaskEvent {}

    /** A delegate was asked to do an operation. */
    @EventType("fairlead.task.operation-assigned.v1")
    record OperationTaskAssigned(UUID taskId, long sequence, UUID operationId, DelegateName delegate, long attempt)
            implements TaskEvent {}

    /** How far it is; at most four a second, each makes the ones before it void. */
    @EventType("fairlead.task.operation-progressed.v1")
    record OperationTaskProgressed(
            UUID taskId, long sequence, UUID operationId, long attempt, OperationProgress progress)
            implements TaskEvent {}

    /**
     * The accepted result of an operation; there is one per task.
     *
     * @param delegate absent when none could take the work
     */
    @EventType("fairlead.task.operation-finished.v1")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OperationTaskCompleted(
            UUID taskId,
            long sequence,
            UUID operationId,
            long attempt,
            OperationReport report,
            List<SecretVersionReference> secrets,
            @Nullable DelegateName delegate,
            Instant completedAt)
            implements TaskEvent {}
}
