package io.fairlead.delegate.task;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.protocol.Frame.OperationTaskResult;
import io.fairlead.contracts.protocol.Frame.ResultAcknowledged;
import io.fairlead.contracts.protocol.Frame.TaskAttempt;
import io.fairlead.contracts.protocol.Frame.TaskResult;
import io.fairlead.contracts.protocol.Frame.TestTaskResult;
import io.fairlead.delegate.session.FrameRouter;
import io.fairlead.events.out.Outbox;
import io.fairlead.runtime.ReadsTables;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores a result with its event, if it comes from whoever holds the task; acknowledges it only then. */
@Component
@ReadsTables("delegate")
class AcceptResult {

    private static final Logger log = LoggerFactory.getLogger(AcceptResult.class);

    private final Leases leases;
    private final Outbox outbox;
    private final FrameRouter frames;
    private final TaskTracing tracing;
    private final TaskMetrics metrics;
    private final Clock clock;

    AcceptResult(
            Leases leases, Outbox outbox, FrameRouter frames, TaskTracing tracing, TaskMetrics metrics, Clock clock) {
        this.leases = leases;
        this.outbox = outbox;
        this.frames = frames;
        this.tracing = tracing;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Transactional
    public void accept(UUID delegateId, TaskResult result) {
        var held = new TaskAttempt(result.taskId(), result.attempt());
        var completed = leases.complete(delegateId, held);
        completed.ifPresent(task -> {
            tracing.within(task, "take result", () -> outbox.publish(task.ended(result, clock.instant())));
            metrics.completed(code(result));
        });
        var accepted = completed.isPresent() || leases.wasCompletedBy(delegateId, held);
        if (!accepted) {
            log.warn("stale result of task {} attempt {} from delegate {}", held.taskId(), held.attempt(), delegateId);
            metrics.stale();
        }
        frames.send(delegateId, new ResultAcknowledged(held.taskId(), held.attempt(), accepted));
    }

    private static Diagnosis code(TaskResult ending) {
        return switch (ending) {
            case TestTaskResult result -> result.outcome().code();
            case OperationTaskResult ended ->
                ended.report().failure() == null
                        ? Diagnosis.OK
                        : ended.report().failure().code();
        };
    }
}
