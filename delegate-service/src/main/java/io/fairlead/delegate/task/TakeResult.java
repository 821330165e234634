package io.fairlead.delegate.task;

import io.fairlead.contracts.delegate.TaskEvent.TaskCompleted;
import io.fairlead.contracts.protocol.Frame.Held;
import io.fairlead.contracts.protocol.Frame.Result;
import io.fairlead.contracts.protocol.Frame.ResultAcknowledged;
import io.fairlead.delegate.session.Switchboard;
import io.fairlead.outbox.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores a result with its event, if it comes from whoever holds the task; acknowledges it only then. */
@Component
class TakeResult {

    private static final Logger log = LoggerFactory.getLogger(TakeResult.class);

    private final Leases leases;
    private final Outbox outbox;
    private final Switchboard switchboard;
    private final Traces traces;
    private final TaskMetrics metrics;
    private final Clock clock;

    TakeResult(Leases leases, Outbox outbox, Switchboard switchboard, Traces traces, TaskMetrics metrics, Clock clock) {
        this.leases = leases;
        this.outbox = outbox;
        this.switchboard = switchboard;
        this.traces = traces;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Transactional
    public void take(UUID delegateId, Result result) {
        var held = new Held(result.taskId(), result.attempt());
        var completed = leases.complete(delegateId, held);
        completed.ifPresent(task -> {
            traces.within(task.traceparent(), "take result", () -> outbox.publish(completed(task, result)));
            metrics.completed(result.outcome().code());
        });
        var accepted = completed.isPresent() || leases.wasCompletedBy(delegateId, held);
        if (!accepted) {
            log.warn("stale result of task {} attempt {} from delegate {}", held.taskId(), held.attempt(), delegateId);
            metrics.stale();
        }
        switchboard.send(delegateId, new ResultAcknowledged(held.taskId(), held.attempt(), accepted));
    }

    private TaskCompleted completed(Task task, Result result) {
        return new TaskCompleted(
                task.id(),
                task.sequence(),
                task.testId(),
                task.attempt(),
                result.outcome(),
                result.steps(),
                result.secrets(),
                task.delegate(),
                clock.instant());
    }
}
