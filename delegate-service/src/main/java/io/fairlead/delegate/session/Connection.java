package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One delegate on its line; holds back what is sent to it until it has been welcomed. */
class Connection {

    private static final Duration BETWEEN_PONGS = Duration.ofSeconds(1);

    private final UUID delegateId;
    private final long epoch;
    private final Line line;
    private final List<Frame.ToDelegate> early = new ArrayList<>();
    private boolean welcomed;
    private volatile Instant heardAt;
    private Instant answeredAt = Instant.EPOCH;

    Connection(UUID delegateId, long epoch, Line line, Instant now) {
        this.delegateId = delegateId;
        this.epoch = epoch;
        this.line = line;
        this.heardAt = now;
    }

    synchronized void welcome(Frame.Welcome welcome) {
        line.send(welcome);
        early.forEach(line::send);
        early.clear();
        welcomed = true;
    }

    synchronized void send(Frame.ToDelegate frame) {
        if (welcomed) {
            line.send(frame);
        } else {
            early.add(frame);
        }
    }

    void heard(Instant now) {
        heardAt = now;
    }

    /** Answers not too often: a peer that answers each ping by a ping would never end. */
    synchronized void answerPing(Instant now) {
        if (answeredAt.plus(BETWEEN_PONGS).isBefore(now)) {
            answeredAt = now;
            send(new Frame.Ping());
        }
    }

    void close(String reason) {
        line.close(reason);
    }

    boolean isSilentSince(Instant time) {
        return heardAt.isBefore(time);
    }

    UUID delegateId() {
        return delegateId;
    }

    long epoch() {
        return epoch;
    }

    Line line() {
        return line;
    }
}
