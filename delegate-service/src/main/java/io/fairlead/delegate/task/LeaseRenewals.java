package io.fairlead.delegate.task;

import io.fairlead.contracts.protocol.Frame.Cancel;
import io.fairlead.contracts.protocol.Frame.TaskAttempt;
import io.fairlead.delegate.session.FrameRouter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gathers renewals and stores them with one statement a second; a lease is fifteen times as long. */
@Component
class LeaseRenewals {

    private final Leases leases;
    private final FrameRouter frames;
    private Map<UUID, Leases.LeaseHolder> gathered = new HashMap<>();

    LeaseRenewals(Leases leases, FrameRouter frames) {
        this.leases = leases;
        this.frames = frames;
    }

    synchronized void add(UUID delegateId, List<TaskAttempt> held) {
        held.forEach(task -> gathered.put(task.taskId(), new Leases.LeaseHolder(delegateId, task)));
    }

    private synchronized Map<UUID, Leases.LeaseHolder> drain() {
        var taken = gathered;
        gathered = new HashMap<>();
        return taken;
    }

    @Scheduled(fixedDelayString = "#{@taskProperties.renewalInterval()}")
    void store() {
        var renewals = drain();
        if (renewals.isEmpty()) {
            return;
        }
        var held = leases.renew(renewals.values());
        renewals.values().stream()
                .filter(holder -> !held.contains(holder.held().taskId()))
                .forEach(holder -> frames.send(
                        holder.delegateId(),
                        new Cancel(
                                holder.held().taskId(), holder.held().attempt(), "this work is not yours any more")));
    }
}
