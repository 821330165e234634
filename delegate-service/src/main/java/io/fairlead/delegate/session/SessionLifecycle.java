package io.fairlead.delegate.session;

import io.fairlead.contracts.delegate.DelegateEvent.DelegateConnected;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDisconnected;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.Frame.TaskAttempt;
import io.fairlead.delegate.fleet.PublishDelegateEvent;
import io.fairlead.runtime.settings.DatabaseProperties;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Connects delegates, handles their frames, and disconnects them. */
@Component
class SessionLifecycle {

    /** Virtual threads wait here, where there is no time-out, and not for a connection of the pool. */
    private final Semaphore permits;

    private final LocalConnections connections;
    private final DelegateSessions sessions;
    private final PublishDelegateEvent delegateEvents;
    private final DelegateSessionHandler handler;
    private final TransactionTemplate transaction;
    private final WelcomePolicy welcomePolicy;

    SessionLifecycle(
            LocalConnections connections,
            DelegateSessions sessions,
            PublishDelegateEvent delegateEvents,
            DelegateSessionHandler handler,
            TransactionTemplate transaction,
            WelcomePolicy welcomePolicy,
            DatabaseProperties database) {
        this.connections = connections;
        this.sessions = sessions;
        this.delegateEvents = delegateEvents;
        this.handler = handler;
        this.transaction = transaction;
        this.welcomePolicy = welcomePolicy;
        this.permits = new Semaphore(database.twoThirdsOfPool());
    }

    /** Refuses a Hello whose epoch does not rise. */
    DelegateConnection open(UUID delegateId, Frame.Hello hello, DelegateTransport transport) {
        var connection = new DelegateConnection(delegateId, hello, transport, welcomePolicy.now());
        try {
            var resumed = withPermit(() -> transaction.execute(_ -> register(connection, hello)));
            connection.welcome(welcomePolicy.welcome(resumed, connections.count()));
        } catch (RuntimeException e) {
            connections.remove(connection);
            throw e;
        }
        withPermit(() -> {
            handler.connected(delegateId);
            return true;
        });
        return connection;
    }

    private List<TaskAttempt> register(DelegateConnection connection, Frame.Hello hello) {
        var delegateId = connection.delegateId();
        var capacity = Math.clamp(hello.capacity(), 1, 1_000);
        if (!sessions.open(delegateId, welcomePolicy.instance(), hello.epoch(), capacity)) {
            throw new UnreadableFrame("epoch %d is not above the last one".formatted(hello.epoch()));
        }
        delegateEvents.publish(delegateId, sequence -> new DelegateConnected(delegateId, sequence));
        // Before the commit, so that an offer which follows it finds the connection.
        connections.add(connection);
        return handler.resume(delegateId, hello.running());
    }

    /** Counts as a sign of life, also without a frame. */
    void markAlive(DelegateConnection connection) {
        connection.markAlive(welcomePolicy.now());
    }

    void receive(DelegateConnection connection, Frame.FromDelegate frame) {
        markAlive(connection);
        switch (frame) {
            case Frame.Ping _ -> connection.answerPing(welcomePolicy.now());
            case Frame.UnknownFrame _ -> {}
            case Frame.Hello _ -> throw new UnreadableFrame("a second Hello on one connection");
            default ->
                withPermit(() -> {
                    handler.frameReceived(connection.delegateId(), frame);
                    return true;
                });
        }
    }

    void closed(DelegateConnection connection) {
        connections.remove(connection);
        disconnected(connection.delegateId(), connection.epoch());
    }

    /** Nothing happens when a newer connection stands. */
    void disconnected(UUID delegateId, long epoch) {
        withPermit(() -> transaction.execute(_ -> {
            var closed = sessions.close(delegateId, epoch);
            if (closed) {
                delegateEvents.publish(delegateId, sequence -> new DelegateDisconnected(delegateId, sequence));
                handler.disconnected(delegateId);
            }
            return closed;
        }));
    }

    private <T> T withPermit(Supplier<T> action) {
        permits.acquireUninterruptibly();
        try {
            return action.get();
        } finally {
            permits.release();
        }
    }
}
