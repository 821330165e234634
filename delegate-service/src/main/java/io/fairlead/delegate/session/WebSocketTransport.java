package io.fairlead.delegate.session;

import io.fairlead.contracts.protocol.Frame;
import io.fairlead.delegate.signature.SignatureRefused;
import java.util.UUID;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A delegate's WebSocket: handles one frame at a time, off Jetty's threads, and asks for the next when done. Public because
 * Jetty calls it from its own module.
 */
public class WebSocketTransport implements DelegateTransport, Session.Listener {

    private static final Logger log = LoggerFactory.getLogger(WebSocketTransport.class);

    private final UUID delegateId;
    private final HandshakeVerifier handshakes;
    private final SessionLifecycle lifecycle;
    private @Nullable DelegateConnection connection;
    private volatile @Nullable Session session;
    private volatile @Nullable OutgoingFrames outgoing;

    WebSocketTransport(UUID delegateId, HandshakeVerifier handshakes, SessionLifecycle lifecycle) {
        this.delegateId = delegateId;
        this.handshakes = handshakes;
        this.lifecycle = lifecycle;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        outgoing = new OutgoingFrames(opened);
        session = opened;
        opened.demand();
    }

    @Override
    public void onWebSocketText(String text) {
        Thread.ofVirtual().start(() -> handle(text));
    }

    private synchronized void handle(String text) {
        try {
            var frame = FrameCodec.read(text);
            if (connection != null) {
                lifecycle.receive(connection, frame);
            } else if (frame instanceof Frame.Hello hello) {
                connection = handshakes.verifyAndOpen(delegateId, hello, this).orElse(null);
            } else {
                throw new UnreadableFrame("the first frame must be Hello");
            }
        } catch (UnreadableFrame | SignatureRefused e) {
            log.warn("delegate {}: {}", delegateId, e.getMessage());
            close(StatusCode.POLICY_VIOLATION, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            log.error("delegate {}: frame not handled", delegateId, e);
            close(StatusCode.SERVER_ERROR, "the frame could not be handled; connect again");
        }
        var open = session;
        if (open != null && open.isOpen()) {
            open.demand();
        }
    }

    @Override
    public void onWebSocketClose(int status, String reason, Callback callback) {
        callback.succeed();
        session = null;
        outgoing = null;
        Thread.ofVirtual().start(this::ended);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        log.debug("delegate {}: connection broken", delegateId, cause);
    }

    private synchronized void ended() {
        if (connection != null) {
            lifecycle.closed(connection);
        }
    }

    @Override
    public void send(Frame.ToDelegate frame) {
        var open = outgoing;
        if (open != null) {
            open.send(FrameCodec.write(frame));
        }
    }

    @Override
    public boolean sendsAtOnce() {
        return true;
    }

    @Override
    public void close(String reason) {
        close(StatusCode.NORMAL, reason);
    }

    private void close(int status, String reason) {
        var open = session;
        if (open != null) {
            open.close(status, reason.substring(0, Math.min(reason.length(), 100)), Callback.NOOP);
        }
    }
}
