package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
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
        afterCommit(() -> deliver(delegateId, frame));
    }

    /** The same on a thread of its own, since it takes a while to make the frame. */
    public void send(UUID delegateId, Supplier<? extends Frame.ToDelegate> frame) {
        afterCommit(() -> Thread.ofVirtual().name("make-frame").start(() -> deliver(delegateId, frame.get())));
    }

    /** Whether a delegate is connected here that uses the sealed secrets of an offer. */
    public boolean takesSealedSecrets(UUID delegateId) {
        return connections
                .find(delegateId)
                .filter(DelegateConnection::takesSealedSecrets)
                .isPresent();
    }

    private void deliver(UUID delegateId, Frame.ToDelegate frame) {
        connections.find(delegateId).ifPresentOrElse(here -> here.send(frame), () -> relay.send(delegateId, frame));
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
