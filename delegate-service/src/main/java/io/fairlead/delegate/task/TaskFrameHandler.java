package io.fairlead.delegate.task;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.Frame.Cancel;
import io.fairlead.contracts.protocol.Frame.TaskAttempt;
import io.fairlead.delegate.session.DelegateSessionHandler;
import io.fairlead.delegate.session.FrameRouter;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Does what delegates say about their tasks. */
@Component
class TaskFrameHandler implements DelegateSessionHandler {

    private final Leases leases;
    private final LeaseRenewals renewals;
    private final AcceptResult acceptResult;
    private final AssignQueuedTasks queuedTasks;
    private final FillPlaces fillPlaces;
    private final PublishProgress progress;
    private final FrameRouter frames;

    TaskFrameHandler(
            Leases leases,
            LeaseRenewals renewals,
            AcceptResult acceptResult,
            AssignQueuedTasks queuedTasks,
            FillPlaces fillPlaces,
            PublishProgress progress,
            FrameRouter frames) {
        this.leases = leases;
        this.renewals = renewals;
        this.acceptResult = acceptResult;
        this.queuedTasks = queuedTasks;
        this.fillPlaces = fillPlaces;
        this.progress = progress;
        this.frames = frames;
    }

    @Override
    public List<TaskAttempt> resume(UUID delegateId, List<TaskAttempt> running) {
        var resumed = leases.renew(running.stream()
                .map(held -> new Leases.LeaseHolder(delegateId, held))
                .toList());
        leases.shorten(delegateId, List.copyOf(resumed));
        return running.stream().filter(held -> resumed.contains(held.taskId())).toList();
    }

    @Override
    public void connected(UUID delegateId) {
        fillPlaces.fillSoon(delegateId);
    }

    @Override
    public void frameReceived(UUID delegateId, Frame.FromDelegate frame) {
        switch (frame) {
            case Frame.Accept accept -> accept(delegateId, new TaskAttempt(accept.taskId(), accept.attempt()));
            case Frame.Decline decline -> {
                if (leases.decline(delegateId, new TaskAttempt(decline.taskId(), decline.attempt()))) {
                    queuedTasks.assignSoon(decline.taskId());
                }
            }
            case Frame.StepsFinished steps -> progress.publish(delegateId, steps);
            case Frame.ProgressUpdate made -> progress.publish(delegateId, made);
            case Frame.TaskResult ending -> {
                acceptResult.accept(delegateId, ending);
                fillPlaces.fillSoon(delegateId);
            }
            case Frame.Renew renew -> renewals.add(delegateId, renew.held());
            // The connection's own
            case Frame.Hello _, Frame.Ping _, Frame.UnknownFrame _ -> {}
        }
    }

    @Override
    public void disconnected(UUID delegateId) {
        leases.shorten(delegateId, List.of());
    }

    private void accept(UUID delegateId, TaskAttempt held) {
        if (!leases.accept(delegateId, held)) {
            frames.send(delegateId, new Cancel(held.taskId(), held.attempt(), "the offer lapsed"));
        }
    }
}
