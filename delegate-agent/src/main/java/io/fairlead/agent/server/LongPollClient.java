package io.fairlead.agent.server;

import io.fairlead.agent.identity.RequestSigner;
import io.fairlead.contracts.protocol.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * The same frames by HTTP, where a proxy lets no WebSocket pass: one request waits at the server for what it has to
 * say, and others carry what this side says while that one waits.
 */
final class LongPollClient implements ServerTransport {

    private static final String PATH = "/delegate/v1/poll";
    private static final Duration POLL_TIMEOUT = Duration.ofSeconds(35);
    private static final long ORDER_WAIT_MILLIS = 100;

    private final DelegateServiceClient server;
    private final RequestSigner signer;
    private final long epoch;
    private final Consumer<Frame.ToDelegate> frameConsumer;
    private final LinkedBlockingQueue<Frame.FromDelegate> outgoing = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();

    private LongPollClient(
            DelegateServiceClient server, RequestSigner signer, long epoch, Consumer<Frame.ToDelegate> frameConsumer) {
        this.server = server;
        this.signer = signer;
        this.epoch = epoch;
        this.frameConsumer = frameConsumer;
    }

    /** Is welcomed here already, so that a server that cannot be reached shows at once. */
    static LongPollClient open(
            DelegateServiceClient server,
            RequestSigner signer,
            Frame.Hello hello,
            Consumer<Frame.ToDelegate> frameConsumer)
            throws IOException, InterruptedException {
        var transport = new LongPollClient(server, signer, hello.epoch(), frameConsumer);
        for (var frame : transport.exchange(List.of(hello))) {
            if (frame instanceof Frame.Challenge challenge) {
                transport.exchange(List.of(signer.signHello(hello, challenge))).forEach(transport::receive);
            } else {
                transport.receive(frame);
            }
        }
        Thread.ofVirtual().name("poll-listener").start(transport::receiveFrames);
        Thread.ofVirtual().name("poll-speaker").start(transport::sendFrames);
        return transport;
    }

    private void receiveFrames() {
        try {
            while (!closed.isDone()) {
                exchange(List.of()).forEach(this::receive);
            }
        } catch (IOException e) {
            closed.complete("polling failed: " + e.getMessage());
        } catch (InterruptedException _) {
            closed.complete("interrupted");
        }
    }

    private void sendFrames() {
        try {
            while (!closed.isDone()) {
                var first = outgoing.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    var frames = new ArrayList<>(List.of(first));
                    outgoing.drainTo(frames, 50);
                    // The server may hold this request too; what comes next must not wait for that.
                    var sent = Thread.ofVirtual().start(() -> sendBatch(frames));
                    sent.join(Duration.ofMillis(ORDER_WAIT_MILLIS));
                }
            }
        } catch (InterruptedException _) {
            closed.complete("interrupted");
        }
    }

    private void sendBatch(List<Frame.FromDelegate> frames) {
        try {
            exchange(frames).forEach(this::receive);
        } catch (IOException e) {
            closed.complete("sending failed: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Frame> exchange(List<Frame.FromDelegate> frames) throws IOException, InterruptedException {
        var body = FrameJson.writeAll(frames);
        var headers =
                new java.util.HashMap<>(signer.headers("POST", server.uri(PATH).getRawPath(), body));
        headers.putAll(Map.of("Fairlead-Epoch", Long.toString(epoch)));
        var response = server.post(PATH, body, headers, POLL_TIMEOUT);
        if (response.statusCode() != 200 && response.statusCode() != 204) {
            throw new IOException("status " + response.statusCode() + " "
                    + ProblemDocument.parse(response.body()).message());
        }
        try {
            return FrameJson.readAll(response.body());
        } catch (JacksonException e) {
            throw new IOException("the answer is no list of frames", e);
        }
    }

    private void receive(Frame frame) {
        if (frame instanceof Frame.ToDelegate said && !closed.isDone()) {
            frameConsumer.accept(said);
        }
    }

    @Override
    public void send(Frame.FromDelegate frame) {
        outgoing.add(frame);
    }

    @Override
    public CompletionStage<String> closed() {
        return closed;
    }

    @Override
    public void close(String reason) {
        closed.complete(reason);
    }
}
