package io.fairlead.delegate.task;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.protocol.Frame.Cancel;
import io.fairlead.delegate.session.FrameRouter;
import io.fairlead.events.out.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Ends a task that no delegate could finish, with an outcome that says why. */
@Component
class FailTask {

    private final Tasks tasks;
    private final Outbox outbox;
    private final FrameRouter frames;
    private final TaskTracing tracing;
    private final TaskMetrics metrics;
    private final Clock clock;

    FailTask(Tasks tasks, Outbox outbox, FrameRouter frames, TaskTracing tracing, TaskMetrics metrics, Clock clock) {
        this.tasks = tasks;
        this.outbox = outbox;
        this.frames = frames;
        this.tracing = tracing;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Nothing happens when it was finished meanwhile. */
    void fail(Task open, Diagnosis code, String summary) {
        tasks.end(open.id(), Task.State.COMPLETED).ifPresent(task -> {
            tracing.within(task, "give up task", () -> outbox.publish(task.failed(code, summary, clock.instant())));
            metrics.completed(code);
            var delegate = task.delegate();
            if (delegate != null) {
                frames.send(delegate.id(), new Cancel(task.id(), task.attempt(), code.meaning()));
            }
        });
    }
}
