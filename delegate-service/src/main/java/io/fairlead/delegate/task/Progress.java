package io.fairlead.delegate.task;

import io.fairlead.contracts.delegate.TaskEvent;
import io.fairlead.contracts.delegate.TaskEvent.OperationTaskProgressed;
import io.fairlead.contracts.delegate.TaskEvent.TestTaskProgressed;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.Frame.StepsFinished;
import io.fairlead.contracts.protocol.Frame.TaskAttempt;
import io.fairlead.delegate.task.Purpose.ForOperation;
import io.fairlead.delegate.task.Purpose.ForTest;
import io.fairlead.events.out.Outbox;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishes how far work is that goes on. */
@Component
class Progress {

    private final Leases leases;
    private final Outbox outbox;
    private final Traces traces;

    Progress(Leases leases, Outbox outbox, Traces traces) {
        this.leases = leases;
        this.outbox = outbox;
        this.traces = traces;
    }

    @Transactional
    public void tell(UUID delegateId, StepsFinished frame) {
        var held = new TaskAttempt(frame.taskId(), frame.attempt());
        leases.progress(delegateId, held, false)
                .ifPresent(task -> tell(
                        task,
                        id -> new TestTaskProgressed(task.id(), task.sequence(), id, task.attempt(), frame.steps())));
    }

    @Transactional
    public void tell(UUID delegateId, Frame.ProgressUpdate frame) {
        var held = new TaskAttempt(frame.taskId(), frame.attempt());
        leases.progress(delegateId, held, true)
                .ifPresent(task -> tell(
                        task,
                        id -> new OperationTaskProgressed(
                                task.id(), task.sequence(), id, task.attempt(), frame.progress())));
    }

    private void tell(Task task, Function<UUID, TaskEvent> event) {
        var about = switch (task.purpose()) {
            case ForTest(var testId, var _) -> testId;
            case ForOperation(var operationId, var _) -> operationId;
        };
        traces.within(task, "tell progress", () -> outbox.publish(event.apply(about)));
    }
}
