package io.fairlead.delegate.task;

import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.operation.OperationEvent.OperationRequested;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.delegate.task.TaskSubject.OperationSubject;
import io.fairlead.delegate.task.TaskSubject.TestSubject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Work as it is asked for. */
record NewTask(
        TaskSubject subject,
        UUID connectorId,
        long connectorVersion,
        Scope scope,
        RegistryConnection connection,
        Urgency urgency,
        Instant deadline) {

    static NewTask of(TestRequested test) {
        var trial = test.trial();
        return new NewTask(
                new TestSubject(test.testId(), trial == null ? null : trial.trialId()),
                test.connectorId(),
                test.connectorVersion(),
                test.connector().scope(),
                test.connection(),
                Boolean.TRUE.equals(test.awaited()) ? Urgency.INTERACTIVE : Urgency.of(test.trigger()),
                test.deadline());
    }

    static NewTask of(OperationRequested request) {
        return new NewTask(
                new OperationSubject(request.operationId(), request.operation()),
                request.connectorId(),
                request.connectorVersion(),
                widest(request),
                request.connection(),
                Urgency.of(request.operation()),
                request.deadline());
    }

    /** For a copy, where the target is: it is in the source's scope or in a wider one, and its secret is sealed too. */
    private static Scope widest(OperationRequested request) {
        return request.operation() instanceof CopyImage copy
                ? copy.target().connector().scope()
                : request.connector().scope();
    }

    /** Equal for tasks that the same delegates may take. */
    String placementKey() {
        return scope.toText() + " " + String.join(",", selectors(subject, connection));
    }

    /** The tags that a delegate must have: for a copy, those of both connectors. */
    static List<String> selectors(TaskSubject subject, RegistryConnection connection) {
        var target = subject instanceof OperationSubject(var _, CopyImage copy)
                ? copy.target().connection().delegateSelectors()
                : List.<String>of();
        return Stream.concat(connection.delegateSelectors().stream(), target.stream())
                .distinct()
                .sorted()
                .toList();
    }
}
