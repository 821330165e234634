package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sends frames to delegates, here or by way of the instance they are connected to. */
@Component
public class FrameRouter {

    private final LocalConnections connections;
    private final InstanceRelay relay;
    private final ServiceInstance instance;
    private final Clock clock;

    FrameRouter(LocalConnections connections, InstanceRelay relay, ServiceInstance instance, Clock clock) {
        this.connections = connections;
        this.relay = relay;
        this.instance = instance;
        this.clock = clock;
    }

    /** Whether this is the instance of that name. */
    public boolean isHere(String name) {
        return instance.name().equals(name);
    }

    /** Whether a delegate that is connected here has said anything in that time. */
    public boolean isAlive(UUID delegateId, Duration within) {
        var since = clock.instant().minus(within);
        return connections
                .find(delegateId)
                .filter(here -> !here.isSilentSince(since))
                .isPresent();
    }

    /** After the transaction that runs, if one does. May get lost: whoever sends must be able to do without. */
    public void send(UUID delegateId, Frame.ToDelegate frame) {
        afterCommit(() -> connections
                .find(delegateId)
                .ifPresentOrElse(here -> here.send(frame), () -> relay.send(delegateId, frame)));
    }

    /** Cuts the connection of a delegate that was removed, wherever it is. */
    void disconnect(UUID delegateId) {
        afterCommit(() -> connections
                .find(delegateId)
                .ifPresentOrElse(here -> here.close(InstanceRelay.REMOVED), () -> relay.disconnect(delegateId)));
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
