package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One delegate on its line; holds back what is sent to it until it has been welcomed. */
class DelegateConnection {

    private static final Duration MIN_PONG_INTERVAL = Duration.ofSeconds(1);

    private final UUID delegateId;
    private final long epoch;
    private final DelegateTransport transport;
    private final boolean takesSealedSecrets;
    private final List<Frame.ToDelegate> queuedBeforeWelcome = new ArrayList<>();
    private boolean welcomed;
    private volatile Instant lastAliveAt;
    private Instant lastPongAt = Instant.EPOCH;

    DelegateConnection(UUID delegateId, Frame.Hello hello, DelegateTransport transport, Instant now) {
        this.delegateId = delegateId;
        this.epoch = hello.epoch();
        this.takesSealedSecrets = transport.sendsAtOnce() && Boolean.TRUE.equals(hello.takesSealedSecrets());
        this.transport = transport;
        this.lastAliveAt = now;
    }

    synchronized void welcome(Frame.Welcome welcome) {
        transport.send(welcome);
        queuedBeforeWelcome.forEach(transport::send);
        queuedBeforeWelcome.clear();
        welcomed = true;
    }

    synchronized void send(Frame.ToDelegate frame) {
        if (welcomed) {
            transport.send(frame);
        } else {
            queuedBeforeWelcome.add(frame);
        }
    }

    void markAlive(Instant now) {
        lastAliveAt = now;
    }

    /** Answers not too often: a peer that answers each ping by a ping would never end. */
    synchronized void answerPing(Instant now) {
        if (lastPongAt.plus(MIN_PONG_INTERVAL).isBefore(now)) {
            lastPongAt = now;
            send(new Frame.Ping());
        }
    }

    void close(String reason) {
        transport.close(reason);
    }

    boolean isSilentSince(Instant time) {
        return lastAliveAt.isBefore(time);
    }

    /** Not one that polls: what waits to be fetched may have lapsed by then. */
    boolean takesSealedSecrets() {
        return takesSealedSecrets;
    }

    UUID delegateId() {
        return delegateId;
    }

    long epoch() {
        return epoch;
    }

    DelegateTransport transport() {
        return transport;
    }
}
