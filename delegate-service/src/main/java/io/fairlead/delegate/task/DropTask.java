package io.fairlead.delegate.task;

import io.fairlead.contracts.protocol.Frame.Cancel;
import io.fairlead.delegate.session.Switchboard;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Drops work that nobody waits for any more, also from the hands of the delegate that has it. */
@Component
class DropTask {

    private final Tasks tasks;
    private final Switchboard switchboard;

    DropTask(Tasks tasks, Switchboard switchboard) {
        this.tasks = tasks;
        this.switchboard = switchboard;
    }

    /** @param purpose the test or the operation */
    void of(UUID purpose, String reason) {
        tasks.cancel(purpose).ifPresent(task -> {
            var delegate = task.delegate();
            if (delegate != null) {
                switchboard.send(delegate.id(), new Cancel(task.id(), task.attempt(), reason));
            }
        });
    }
}
