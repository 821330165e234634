package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is on its way to one delegate. Jetty keeps all that the other side does not read yet, however much it is; here a delegate that
 * reads nothing is disconnected, and connects again when it can.
 */
final class OutgoingFrames {

    static final long MAX_UNREAD_BYTES = 8L * Frame.MAX_BYTES;

    private static final Logger log = LoggerFactory.getLogger(OutgoingFrames.class);

    private final Session session;
    private final AtomicLong unread = new AtomicLong();

    OutgoingFrames(Session session) {
        this.session = session;
    }

    void send(String text) {
        var size = text.length();
        if (unread.addAndGet(size) > MAX_UNREAD_BYTES) {
            unread.addAndGet(-size);
            if (session.isOpen()) {
                log.warn(
                        "delegate at {} does not read what it is sent; disconnected", session.getRemoteSocketAddress());
                session.disconnect();
            }
            return;
        }
        session.sendText(text, Callback.from(() -> unread.addAndGet(-size), _ -> unread.addAndGet(-size)));
    }

    long unread() {
        return unread.get();
    }
}
