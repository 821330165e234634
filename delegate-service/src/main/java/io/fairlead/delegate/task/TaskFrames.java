package io.fairlead.delegate.task;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.Frame.Cancel;
import io.fairlead.contracts.protocol.Frame.TaskAttempt;
import io.fairlead.delegate.session.DelegateWork;
import io.fairlead.delegate.session.Switchboard;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Does what delegates say about their tasks. */
@Component
class TaskFrames implements DelegateWork {

    private final Leases leases;
    private final Renewals renewals;
    private final TakeResult results;
    private final PlaceQueued queue;
    private final Progress progress;
    private final Switchboard switchboard;

    TaskFrames(
            Leases leases,
            Renewals renewals,
            TakeResult results,
            PlaceQueued queue,
            Progress progress,
            Switchboard switchboard) {
        this.leases = leases;
        this.renewals = renewals;
        this.results = results;
        this.queue = queue;
        this.progress = progress;
        this.switchboard = switchboard;
    }

    @Override
    public List<TaskAttempt> resume(UUID delegateId, List<TaskAttempt> running) {
        var resumed = leases.renew(running.stream()
                .map(held -> new Leases.HolderOf(delegateId, held))
                .toList());
        leases.shorten(delegateId, List.copyOf(resumed));
        return running.stream().filter(held -> resumed.contains(held.taskId())).toList();
    }

    @Override
    public void connected(UUID delegateId) {
        queue.wake();
    }

    @Override
    public void heard(UUID delegateId, Frame.FromDelegate frame) {
        switch (frame) {
            case Frame.Accept accept -> accept(delegateId, new TaskAttempt(accept.taskId(), accept.attempt()));
            case Frame.Decline decline -> {
                leases.decline(delegateId, new TaskAttempt(decline.taskId(), decline.attempt()));
                queue.wake();
            }
            case Frame.StepsFinished steps -> progress.tell(delegateId, steps);
            case Frame.ProgressUpdate made -> progress.tell(delegateId, made);
            case Frame.TaskResult ending -> {
                results.take(delegateId, ending);
                queue.wake();
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
            switchboard.send(delegateId, new Cancel(held.taskId(), held.attempt(), "the offer lapsed"));
        }
    }
}
