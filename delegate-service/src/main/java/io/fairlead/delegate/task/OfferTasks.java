package io.fairlead.delegate.task;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.protocol.Frame.TestOffer;
import io.fairlead.delegate.session.FrameRouter;
import io.fairlead.events.out.Outbox;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts tasks into a delegate's hands and publishes it; the offers follow the commit. */
@Component
class OfferTasks {

    private final Tasks tasks;
    private final Outbox outbox;
    private final FrameRouter frames;
    private final TaskTracing tracing;
    private final SealOffer sealOffer;
    private final TaskMetrics metrics;
    private final TaskProperties settings;

    OfferTasks(
            Tasks tasks,
            Outbox outbox,
            FrameRouter frames,
            TaskTracing tracing,
            SealOffer sealOffer,
            TaskMetrics metrics,
            TaskProperties settings) {
        this.tasks = tasks;
        this.outbox = outbox;
        this.frames = frames;
        this.tracing = tracing;
        this.sealOffer = sealOffer;
        this.metrics = metrics;
        this.settings = settings;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void offer(List<UUID> ids, DelegateName delegate) {
        for (var task : tasks.offer(ids, delegate)) {
            tracing.within(task, "place task", () -> outbox.publish(task.assignedTo(delegate)));
            metrics.offered(task);
            send(task, delegate.id());
        }
    }

    /**
     * A delegate connected here that takes them gets the secrets with the offer. Not a trial's: a staged value is
     * claimed by the delegate that it is sealed to.
     */
    private void send(Task task, UUID delegateId) {
        if (task.offer(settings.testTimeout()) instanceof TestOffer offer
                && offer.needsSecrets()
                && task.subject().trial() == null
                && frames.takesSealedSecrets(delegateId)) {
            frames.send(delegateId, () -> sealOffer.seal(task, offer, delegateId));
        } else {
            frames.send(delegateId, task.offer(settings.testTimeout()));
        }
    }
}
