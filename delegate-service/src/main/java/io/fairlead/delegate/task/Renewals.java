package io.fairlead.delegate.task;

import io.fairlead.contracts.protocol.Frame.Cancel;
import io.fairlead.contracts.protocol.Frame.TaskAttempt;
import io.fairlead.delegate.session.Switchboard;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gathers renewals and stores them with one statement a second; a lease is fifteen times as long. */
@Component
class Renewals {

    private final Leases leases;
    private final Switchboard switchboard;
    private Map<UUID, Leases.HolderOf> gathered = new HashMap<>();

    Renewals(Leases leases, Switchboard switchboard) {
        this.leases = leases;
        this.switchboard = switchboard;
    }

    synchronized void add(UUID delegateId, List<TaskAttempt> held) {
        held.forEach(task -> gathered.put(task.taskId(), new Leases.HolderOf(delegateId, task)));
    }

    private synchronized Map<UUID, Leases.HolderOf> take() {
        var taken = gathered;
        gathered = new HashMap<>();
        return taken;
    }

    @Scheduled(fixedRate = 1_000)
    void store() {
        var renewals = take();
        if (renewals.isEmpty()) {
            return;
        }
        var held = leases.renew(renewals.values());
        renewals.values().stream()
                .filter(holder -> !held.contains(holder.held().taskId()))
                .forEach(holder -> switchboard.send(
                        holder.delegateId(),
                        new Cancel(
                                holder.held().taskId(), holder.held().attempt(), "this work is not yours any more")));
    }
}
