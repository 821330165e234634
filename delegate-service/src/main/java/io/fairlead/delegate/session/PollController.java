package io.fairlead.delegate.session;

import io.fairlead.audit.NotAudited;
import io.fairlead.contracts.protocol.Frame;
import io.fairlead.delegate.signature.SignatureFilter;
import io.fairlead.http.body.MaxBodySize;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The same frames over plain requests: one that brings frames is answered at once, an empty one when there is news. */
@RestController
class PollController {

    private final LocalConnections connections;
    private final HandshakeVerifier handshakes;
    private final SessionLifecycle lifecycle;
    private final Duration hold;

    PollController(
            LocalConnections connections,
            HandshakeVerifier handshakes,
            SessionLifecycle lifecycle,
            SessionProperties settings) {
        this.connections = connections;
        this.handshakes = handshakes;
        this.lifecycle = lifecycle;
        this.hold = settings.pollTimeout();
    }

    /**
     * Exchanges frames over plain HTTP, where no WebSocket gets through.
     *
     * <p>A request that brings frames is answered at once, an empty one when there is news or after a while.
     *
     * @param epoch of the connection, as its Welcome said; any number with a Hello
     * @param body a JSON array of frames; empty for none
     * @return a JSON array of frames; empty where there is no news
     */
    @NotAudited("It carries frames; what they change has its own history.")
    @MaxBodySize(DelegateBodyLimits.MAX_FRAMES * Frame.MAX_BYTES)
    @PostMapping(path = "/delegate/v1/poll", produces = MediaType.APPLICATION_JSON_VALUE)
    String pollFrames(
            @RequestAttribute(SignatureFilter.DELEGATE) UUID delegateId,
            @RequestHeader("Fairlead-Epoch") long epoch,
            @RequestBody byte[] body)
            throws InterruptedException {
        var frames = FrameCodec.readAll(body);
        if (!frames.isEmpty() && frames.getFirst() instanceof Frame.Hello hello) {
            return greet(delegateId, hello, frames.subList(1, frames.size()));
        }
        return exchange(connection(delegateId, epoch), frames, frames.isEmpty() ? hold : Duration.ZERO);
    }

    private String greet(UUID delegateId, Frame.Hello hello, List<Frame.FromDelegate> more)
            throws InterruptedException {
        var transport = new LongPollTransport();
        var connection = handshakes.verifyAndOpen(delegateId, hello, transport);
        return connection.isEmpty()
                ? FrameCodec.writeAll(transport.awaitFrames(Duration.ZERO))
                : exchange(connection.get(), more, Duration.ZERO);
    }

    private String exchange(DelegateConnection connection, List<Frame.FromDelegate> frames, Duration hold)
            throws InterruptedException {
        var transport = (LongPollTransport) connection.transport();
        lifecycle.markAlive(connection);
        synchronized (transport) {
            frames.forEach(frame -> lifecycle.receive(connection, frame));
        }
        var outgoing = transport.awaitFrames(hold);
        lifecycle.markAlive(connection);
        return FrameCodec.writeAll(outgoing);
    }

    private DelegateConnection connection(UUID delegateId, long epoch) {
        return connections
                .find(delegateId)
                .filter(found -> found.epoch() == epoch)
                .filter(found -> found.transport() instanceof LongPollTransport transport && !transport.isClosed())
                .orElseThrow(() -> ConnectionUnknown.ofEpoch(epoch));
    }
}
