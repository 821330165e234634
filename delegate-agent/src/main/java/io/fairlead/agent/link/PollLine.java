package io.fairlead.agent.link;

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
final class PollLine implements Line {

    private static final String PATH = "/delegate/v1/poll";
    private static final Duration PATIENCE = Duration.ofSeconds(35);
    private static final long ORDER_MILLIS = 100;

    private final Server server;
    private final RequestSigner signer;
    private final long epoch;
    private final Consumer<Frame.ToDelegate> ear;
    private final LinkedBlockingQueue<Frame.FromDelegate> outgoing = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();

    private PollLine(Server server, RequestSigner signer, long epoch, Consumer<Frame.ToDelegate> ear) {
        this.server = server;
        this.signer = signer;
        this.epoch = epoch;
        this.ear = ear;
    }

    /** Is welcomed here already, so that a server that cannot be reached shows at once. */
    static PollLine open(Server server, RequestSigner signer, Frame.Hello hello, Consumer<Frame.ToDelegate> ear)
            throws IOException, InterruptedException {
        var line = new PollLine(server, signer, hello.epoch(), ear);
        for (var frame : line.exchange(List.of(hello))) {
            if (frame instanceof Frame.Challenge challenge) {
                line.exchange(List.of(signer.proved(hello, challenge))).forEach(line::hear);
            } else {
                line.hear(frame);
            }
        }
        Thread.ofVirtual().name("poll-listener").start(line::listen);
        Thread.ofVirtual().name("poll-speaker").start(line::speak);
        return line;
    }

    private void listen() {
        try {
            while (!closed.isDone()) {
                exchange(List.of()).forEach(this::hear);
            }
        } catch (IOException e) {
            closed.complete("polling failed: " + e.getMessage());
        } catch (InterruptedException _) {
            closed.complete("interrupted");
        }
    }

    private void speak() {
        try {
            while (!closed.isDone()) {
                var first = outgoing.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    var frames = new ArrayList<>(List.of(first));
                    outgoing.drainTo(frames, 50);
                    // The server may hold this request too; what comes next must not wait for that.
                    var sent = Thread.ofVirtual().start(() -> carry(frames));
                    sent.join(Duration.ofMillis(ORDER_MILLIS));
                }
            }
        } catch (InterruptedException _) {
            closed.complete("interrupted");
        }
    }

    private void carry(List<Frame.FromDelegate> frames) {
        try {
            exchange(frames).forEach(this::hear);
        } catch (IOException e) {
            closed.complete("sending failed: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Frame> exchange(List<Frame.FromDelegate> frames) throws IOException, InterruptedException {
        var body = Frames.writeAll(frames);
        var headers =
                new java.util.HashMap<>(signer.headers("POST", server.uri(PATH).getRawPath(), body));
        headers.putAll(Map.of("Fairlead-Epoch", Long.toString(epoch)));
        var answer = server.post(PATH, body, headers, PATIENCE);
        if (answer.statusCode() != 200 && answer.statusCode() != 204) {
            throw new IOException("status " + answer.statusCode() + " "
                    + Problem.of(answer.body()).sentence());
        }
        try {
            return Frames.readAll(answer.body());
        } catch (JacksonException e) {
            throw new IOException("the answer is no list of frames", e);
        }
    }

    private void hear(Frame frame) {
        if (frame instanceof Frame.ToDelegate said && !closed.isDone()) {
            ear.accept(said);
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
