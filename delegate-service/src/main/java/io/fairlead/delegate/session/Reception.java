package io.fairlead.delegate.session;

import io.fairlead.contracts.delegate.DelegateEvent.DelegateConnected;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDisconnected;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.contracts.protocol.Frame.TaskAttempt;
import io.fairlead.delegate.fleet.Delegates;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets delegates in, hears what they say, and sees them off. */
@Component
class Reception {

    /** Virtual threads wait here, where there is no time-out, and not for a connection of the pool. */
    private final Semaphore atOnce = new Semaphore(4);

    private final Connections connections;
    private final Sessions sessions;
    private final Delegates delegates;
    private final DelegateWork work;
    private final TransactionTemplate transaction;
    private final Terms terms;

    Reception(
            Connections connections,
            Sessions sessions,
            Delegates delegates,
            DelegateWork work,
            TransactionTemplate transaction,
            Terms terms) {
        this.connections = connections;
        this.sessions = sessions;
        this.delegates = delegates;
        this.work = work;
        this.transaction = transaction;
        this.terms = terms;
    }

    /** Refuses a Hello whose epoch does not rise. */
    Connection open(UUID delegateId, Frame.Hello hello, Line line) {
        var connection = new Connection(delegateId, hello.epoch(), line, terms.now());
        try {
            var resumed = inTurn(() -> transaction.execute(_ -> letIn(connection, hello)));
            connection.welcome(terms.welcome(resumed, connections.count()));
        } catch (RuntimeException e) {
            connections.remove(connection);
            throw e;
        }
        inTurn(() -> {
            work.connected(delegateId);
            return true;
        });
        return connection;
    }

    private List<TaskAttempt> letIn(Connection connection, Frame.Hello hello) {
        var delegateId = connection.delegateId();
        var capacity = Math.clamp(hello.capacity(), 1, 1_000);
        if (!sessions.open(delegateId, terms.instance(), hello.epoch(), capacity)) {
            throw new UnreadableFrame("epoch %d is not above the last one".formatted(hello.epoch()));
        }
        delegates.tell(delegateId, sequence -> new DelegateConnected(delegateId, sequence));
        // Before the commit, so that an offer which follows it finds the connection.
        connections.add(connection);
        return work.resume(delegateId, hello.running());
    }

    /** Counts as a sign of life, also without a frame. */
    void alive(Connection connection) {
        connection.heard(terms.now());
    }

    void heard(Connection connection, Frame.FromDelegate frame) {
        alive(connection);
        switch (frame) {
            case Frame.Ping _ -> connection.answerPing(terms.now());
            case Frame.UnknownFrame _ -> {}
            case Frame.Hello _ -> throw new UnreadableFrame("a second Hello on one connection");
            default ->
                inTurn(() -> {
                    work.heard(connection.delegateId(), frame);
                    return true;
                });
        }
    }

    void closed(Connection connection) {
        connections.remove(connection);
        gone(connection.delegateId(), connection.epoch());
    }

    /** Nothing happens when a newer connection stands. */
    void gone(UUID delegateId, long epoch) {
        inTurn(() -> transaction.execute(_ -> {
            var closed = sessions.close(delegateId, epoch);
            if (closed) {
                delegates.tell(delegateId, sequence -> new DelegateDisconnected(delegateId, sequence));
                work.disconnected(delegateId);
            }
            return closed;
        }));
    }

    private <T> T inTurn(Supplier<T> action) {
        atOnce.acquireUninterruptibly();
        try {
            return action.get();
        } finally {
            atOnce.release();
        }
    }
}
