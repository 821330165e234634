package io.fairlead.delegate.task;

import io.fairlead.contracts.delegate.TaskEvent.TaskProgressed;
import io.fairlead.contracts.protocol.Frame.Held;
import io.fairlead.contracts.protocol.Frame.StepsFinished;
import io.fairlead.outbox.Outbox;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishes the steps of work that goes on. */
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
        var held = new Held(frame.taskId(), frame.attempt());
        leases.progress(delegateId, held)
                .ifPresent(task -> traces.within(
                        task.traceparent(),
                        "tell progress",
                        () -> outbox.publish(new TaskProgressed(
                                task.id(), task.sequence(), task.testId(), task.attempt(), frame.steps()))));
    }
}
