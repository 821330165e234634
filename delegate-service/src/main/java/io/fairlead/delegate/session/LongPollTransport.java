package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A delegate that polls: what is sent to it waits until it asks. */
class LongPollTransport implements DelegateTransport {

    private static final int MAX_FRAMES = 50;

    private final LinkedBlockingQueue<Frame.ToDelegate> waiting = new LinkedBlockingQueue<>(1_000);
    private volatile boolean closed;

    /** Waits for something to say, at most for the given time. */
    List<Frame.ToDelegate> awaitFrames(Duration hold) throws InterruptedException {
        var taken = new ArrayList<Frame.ToDelegate>();
        var first = waiting.poll(hold.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            taken.add(first);
            waiting.drainTo(taken, MAX_FRAMES - 1);
        }
        return taken;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void send(Frame.ToDelegate frame) {
        if (!waiting.offer(frame)) {
            close("too much waits to be polled");
        }
    }

    @Override
    public boolean sendsAtOnce() {
        return false;
    }

    /** Whoever holds a poll is woken, and learns of the end with its next one. */
    @Override
    public void close(String reason) {
        closed = true;
        waiting.offer(new Frame.Ping());
    }
}
