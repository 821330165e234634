package io.fairlead.delegate.task;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.task.TaskEvent;
import io.fairlead.contracts.task.TaskEvent.OperationTaskAssigned;
import io.fairlead.contracts.task.TaskEvent.OperationTaskCompleted;
import io.fairlead.contracts.task.TaskEvent.TestTaskAssigned;
import io.fairlead.contracts.task.TaskEvent.TestTaskCompleted;
import io.fairlead.delegate.task.TaskSubject.OperationSubject;
import io.fairlead.delegate.task.TaskSubject.TestSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The work of one test run or operation.
 *
 * @param connectorId whose registry is asked first
 * @param actor whose request led to it
 * @param attempt the fencing token of the last offer; 0 before the first
 * @param sequence of the last event about it
 * @param timesLost how many delegates took it and fell silent
 * @param declinedBy delegates that did not take it, or lost it
 * @param turnScope the account or organisation in whose turn it is served
 * @param millisLeft until the deadline; negative after it
 * @param millisQueued since it came, or since it was lost by whoever worked on it
 */
record Task(
        UUID id,
        TaskSubject subject,
        UUID connectorId,
        long connectorVersion,
        Scope scope,
        RegistryConnection connection,
        Instant deadline,
        @Nullable String traceparent,
        @Nullable String actor,
        long attempt,
        long sequence,
        int timesLost,
        List<UUID> declinedBy,
        @Nullable DelegateName delegate,
        String turnScope,
        Urgency urgency,
        long millisLeft,
        long millisQueued) {

    enum State {
        QUEUED,
        OFFERED,
        RUNNING,
        COMPLETED,
        CANCELLED
    }

    List<String> selectors() {
        return NewTask.selectors(subject, connection);
    }

    /** The version of a connector that this work is about; empty for any other. */
    Optional<Long> versionOf(UUID connector) {
        if (connector.equals(connectorId)) {
            return Optional.of(connectorVersion);
        }
        return subject instanceof OperationSubject(var _, CopyImage(var _, var target))
                        && connector.equals(target.connectorId())
                ? Optional.of(target.connectorVersion())
                : Optional.empty();
    }

    TaskEvent assignedTo(DelegateName name) {
        return switch (subject) {
            case TestSubject(var testId, var _) -> new TestTaskAssigned(id, sequence, testId, name, attempt);
            case OperationSubject(var operationId, var _) ->
                new OperationTaskAssigned(id, sequence, operationId, name, attempt);
        };
    }

    /** @param testBudget most time that a delegate gets for a test; an operation has until its deadline */
    Frame.Assignment offer(Duration testBudget) {
        return switch (subject) {
            case TestSubject _ ->
                new Frame.TestOffer(
                        id,
                        attempt,
                        connectorId,
                        connectorVersion,
                        connection,
                        !connection.auth().references().isEmpty(),
                        deadline,
                        Math.clamp(millisLeft, 0, testBudget.toMillis()),
                        traceparent);
            case OperationSubject(var _, var operation) ->
                new Frame.OperationOffer(
                        id,
                        attempt,
                        connectorId,
                        connectorVersion,
                        connection,
                        operation,
                        deadline,
                        Math.max(millisLeft, 0),
                        traceparent);
        };
    }

    /** What was accepted, as it is published; a delegate that answers with the wrong thing has failed. */
    TaskEvent ended(Frame.TaskResult ending, Instant now) {
        return switch (subject) {
            case TestSubject(var testId, var _)
            when ending instanceof Frame.TestTaskResult result ->
                new TestTaskCompleted(
                        id,
                        sequence,
                        testId,
                        attempt,
                        result.outcome(),
                        result.steps(),
                        result.secrets(),
                        delegate,
                        now);
            case OperationSubject(var operationId, var _)
            when ending instanceof Frame.OperationTaskResult ended ->
                new OperationTaskCompleted(
                        id, sequence, operationId, attempt, ended.report(), ended.secrets(), delegate, now);
            case TestSubject _, OperationSubject _ ->
                failed(Diagnosis.DELEGATE_FAULT, "The delegate answered something that was not asked.", now);
        };
    }

    /** The end without a delegate's result. */
    TaskEvent failed(Diagnosis code, String summary, Instant now) {
        return switch (subject) {
            case TestSubject(var testId, var _) ->
                new TestTaskCompleted(
                        id,
                        sequence,
                        testId,
                        attempt,
                        DiagnosedOutcome.of(code, summary),
                        List.of(),
                        List.of(),
                        delegate,
                        now);
            case OperationSubject(var operationId, var _) ->
                new OperationTaskCompleted(
                        id,
                        sequence,
                        operationId,
                        attempt,
                        OperationReport.failed(code, summary),
                        List.of(),
                        delegate,
                        now);
        };
    }
}
