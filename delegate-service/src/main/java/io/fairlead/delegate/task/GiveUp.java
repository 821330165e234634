package io.fairlead.delegate.task;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.protocol.Frame.Cancel;
import io.fairlead.delegate.session.Switchboard;
import io.fairlead.events.out.Outbox;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Ends a task that no delegate could finish, with an outcome that says why. */
@Component
class GiveUp {

    private final Tasks tasks;
    private final Outbox outbox;
    private final Switchboard switchboard;
    private final Traces traces;
    private final TaskMetrics metrics;
    private final Clock clock;

    GiveUp(Tasks tasks, Outbox outbox, Switchboard switchboard, Traces traces, TaskMetrics metrics, Clock clock) {
        this.tasks = tasks;
        this.outbox = outbox;
        this.switchboard = switchboard;
        this.traces = traces;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Nothing happens when it was finished meanwhile. */
    void on(Task open, Diagnosis code, String summary) {
        tasks.end(open.id(), Task.State.COMPLETED).ifPresent(task -> {
            traces.within(task, "give up task", () -> outbox.publish(task.givenUp(code, summary, clock.instant())));
            metrics.completed(code);
            var delegate = task.delegate();
            if (delegate != null) {
                switchboard.send(delegate.id(), new Cancel(task.id(), task.attempt(), code.meaning()));
            }
        });
    }
}
