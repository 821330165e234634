package io.fairlead.contracts.delegate;

import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.event.EventType;
import io.fairlead.contracts.event.EventType.Audience;
import io.fairlead.contracts.scope.Scope;
import java.util.List;
import java.util.UUID;

/** Published by delegate-service, keyed by delegate. */
public sealed interface DelegateEvent extends Event {

    UUID delegateId();

    @Override
    default UUID aggregateId() {
        return delegateId();
    }

    /**
     * A delegate enrolled; its keys never change afterwards.
     *
     * @param tags as its enrolment token granted them
     * @param sealingKey X25519 public key, a Tink keyset in its binary form, base64
     */
    @EventType(value = "fairlead.delegate.registered.v1", state = true)
    record DelegateRegistered(
            UUID delegateId, long sequence, String name, Scope scope, List<String> tags, String sealingKey)
            implements DelegateEvent {}

    /**
     * A delegate can be given work. It is published for each connection that a delegate makes, also when it comes back after a
     * short break of which nobody was told.
     *
     * @param delegateId the delegate
     * @param sequence of the event among those of the delegate
     */
    @EventType(value = "fairlead.delegate.connected.v1", audience = Audience.PUBLIC)
    record DelegateConnected(UUID delegateId, long sequence) implements DelegateEvent {}

    /**
     * A delegate is lost: its connection is gone and it did not come back in time. What it worked on is given to another one.
     *
     * @param delegateId the delegate
     * @param sequence of the event among those of the delegate
     */
    @EventType(value = "fairlead.delegate.disconnected.v1", audience = Audience.PUBLIC)
    record DelegateDisconnected(UUID delegateId, long sequence) implements DelegateEvent {}

    /** A delegate gets no new work, and finishes what it has. */
    @EventType("fairlead.delegate.drain-started.v1")
    record DelegateDrainStarted(UUID delegateId, long sequence) implements DelegateEvent {}

    /** A delegate gets work again, if it is connected. */
    @EventType("fairlead.delegate.drain-undone.v1")
    record DelegateDrainCancelled(UUID delegateId, long sequence) implements DelegateEvent {}

    @EventType(value = "fairlead.delegate.removed.v1", ends = true)
    record DelegateRemoved(UUID delegateId, long sequence) implements DelegateEvent {}
}
