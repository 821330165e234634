package io.fairlead.agent.server;

import io.fairlead.agent.identity.RequestSigner;
import io.fairlead.contracts.protocol.Frame;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** A WebSocket to delegate-service, one frame per text message. */
final class WebSocketClient implements ServerTransport, WebSocket.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketClient.class);
    private static final String PATH = "/delegate/v1/socket";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final long PING_SECONDS = 15;
    private static final long SILENCE_TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(40);

    private final Function<Frame.Challenge, Frame.Hello> helloSigner;
    private final Consumer<Frame.ToDelegate> frameConsumer;
    private final LinkedBlockingQueue<Frame.FromDelegate> outgoing = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private volatile long lastReceivedNanos = System.nanoTime();

    private WebSocketClient(
            Function<Frame.Challenge, Frame.Hello> helloSigner, Consumer<Frame.ToDelegate> frameConsumer) {
        this.helloSigner = helloSigner;
        this.frameConsumer = frameConsumer;
    }

    /** Fails with {@link java.net.http.WebSocketHandshakeException} where the upgrade was refused. */
    static WebSocketClient open(
            DelegateServiceClient server,
            RequestSigner signer,
            Frame.Hello hello,
            Consumer<Frame.ToDelegate> frameConsumer)
            throws ExecutionException, InterruptedException {
        var client = new WebSocketClient(challenge -> signer.signHello(hello, challenge), frameConsumer);
        client.send(hello);
        var uri = server.webSocketUri(PATH);
        var builder = server.httpClient().newWebSocketBuilder().connectTimeout(CONNECT_TIMEOUT);
        signer.headers("GET", uri.getRawPath(), new byte[0]).forEach(builder::header);
        server.commonHeaders().forEach(builder::header);
        var socket = builder.buildAsync(uri, client).get();
        Thread.ofVirtual().name("socket-writer").start(() -> client.sendFrames(socket));
        return client;
    }

    private void sendFrames(WebSocket socket) {
        try {
            while (!closed.isDone()) {
                var frame = outgoing.poll(PING_SECONDS, TimeUnit.SECONDS);
                if (System.nanoTime() - lastReceivedNanos > SILENCE_TIMEOUT_NANOS) {
                    closed.complete("nothing heard for 40 s");
                } else if (!closed.isDone()) {
                    socket.sendText(FrameJson.write(frame == null ? new Frame.Ping() : frame), true)
                            .get(PING_SECONDS, TimeUnit.SECONDS);
                }
            }
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").get(1, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            closed.complete("sending failed: " + e.getMessage());
        } finally {
            socket.abort();
            closed.complete("closed");
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
        outgoing.add(new Frame.Ping());
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        lastReceivedNanos = System.nanoTime();
        text.append(data);
        if (text.length() > Frame.MAX_BYTES) {
            closed.complete("a frame larger than " + Frame.MAX_BYTES + " bytes came");
            socket.abort();
        }
        if (last) {
            var whole = text.toString();
            text.setLength(0);
            receive(whole);
        }
        socket.request(1);
        return CompletableFuture.completedStage(null);
    }

    private void receive(String json) {
        try {
            switch (FrameJson.read(json)) {
                case Frame.Challenge challenge -> send(helloSigner.apply(challenge));
                case Frame.ToDelegate frame when !closed.isDone() -> frameConsumer.accept(frame);
                default -> {}
            }
        } catch (JacksonException e) {
            LOG.warn(
                    "A frame that cannot be read came and was ignored: {}",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public CompletionStage<?> onPing(WebSocket socket, java.nio.ByteBuffer message) {
        lastReceivedNanos = System.nanoTime();
        socket.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        close("the server closed it: " + status + " " + reason);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
        close(String.valueOf(failure.getMessage()));
    }
}
