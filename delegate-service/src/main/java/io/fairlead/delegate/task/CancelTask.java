package io.fairlead.delegate.task;

import io.fairlead.contracts.protocol.Frame.Cancel;
import io.fairlead.delegate.session.FrameRouter;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drops work that nobody waits for any more, also from the hands of the delegate that has it. */
@Component
class CancelTask {

    private final Tasks tasks;
    private final FrameRouter frames;

    CancelTask(Tasks tasks, FrameRouter frames) {
        this.tasks = tasks;
        this.frames = frames;
    }

    /** @param subjectId the test or the operation */
    @Transactional
    void cancel(UUID subjectId, String reason) {
        tasks.cancel(subjectId).ifPresent(task -> {
            var delegate = task.delegate();
            if (delegate != null) {
                frames.send(delegate.id(), new Cancel(task.id(), task.attempt(), reason));
            }
        });
    }
}
