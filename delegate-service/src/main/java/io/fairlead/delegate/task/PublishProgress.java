package io.fairlead.delegate.task;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.Frame.StepsFinished;
import io.fairlead.contracts.protocol.Frame.TaskAttempt;
import io.fairlead.contracts.task.TaskEvent;
import io.fairlead.contracts.task.TaskEvent.OperationTaskProgressed;
import io.fairlead.contracts.task.TaskEvent.TestTaskProgressed;
import io.fairlead.delegate.task.TaskSubject.OperationSubject;
import io.fairlead.delegate.task.TaskSubject.TestSubject;
import io.fairlead.events.out.Outbox;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishes how far work is that goes on. */
@Component
class PublishProgress {

    private final Leases leases;
    private final Outbox outbox;
    private final TaskTracing tracing;

    PublishProgress(Leases leases, Outbox outbox, TaskTracing tracing) {
        this.leases = leases;
        this.outbox = outbox;
        this.tracing = tracing;
    }

    @Transactional
    public void publish(UUID delegateId, StepsFinished frame) {
        var held = new TaskAttempt(frame.taskId(), frame.attempt());
        leases.progress(delegateId, held, false)
                .ifPresent(task -> publish(
                        task,
                        id -> new TestTaskProgressed(task.id(), task.sequence(), id, task.attempt(), frame.steps())));
    }

    @Transactional
    public void publish(UUID delegateId, Frame.ProgressUpdate frame) {
        var held = new TaskAttempt(frame.taskId(), frame.attempt());
        leases.progress(delegateId, held, true)
                .ifPresent(task -> publish(
                        task,
                        id -> new OperationTaskProgressed(
                                task.id(), task.sequence(), id, task.attempt(), frame.progress())));
    }

    private void publish(Task task, Function<UUID, TaskEvent> event) {
        var subjectId = switch (task.subject()) {
            case TestSubject(var testId, var _) -> testId;
            case OperationSubject(var operationId, var _) -> operationId;
        };
        tracing.within(task, "tell progress", () -> outbox.publish(event.apply(subjectId)));
    }
}
