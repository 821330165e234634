package io.fairlead.agent.server;

import io.fairlead.agent.identity.ConnectionEpochs;
import io.fairlead.agent.identity.RequestSigner;
import io.fairlead.contracts.protocol.Frame;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps this delegate connected: opens a transport, introduces itself, and opens another one whenever it breaks. */
public final class ServerConnection {

    private static final Logger LOG = LoggerFactory.getLogger(ServerConnection.class);
    private static final long WELCOME_TIMEOUT_SECONDS = 10;
    private static final long DRAIN_TIMEOUT_SECONDS = 60;

    private final DelegateServiceClient server;
    private final RequestSigner signer;
    private final ConnectionEpochs epochs;
    private final FrameHandler frameHandler;
    private final ConnectionListener listener;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicLong pauseSeconds = new AtomicLong();
    private final ReconnectBackoff backoff = new ReconnectBackoff(ThreadLocalRandom.current());
    private volatile @Nullable ServerTransport transport;
    private volatile boolean byPolling;

    public ServerConnection(
            DelegateServiceClient server,
            RequestSigner signer,
            ConnectionEpochs epochs,
            FrameHandler frameHandler,
            ConnectionListener listener) {
        this.server = server;
        this.signer = signer;
        this.epochs = epochs;
        this.frameHandler = frameHandler;
        this.listener = listener;
    }

    /** Hears whether the delegate is connected. */
    public interface ConnectionListener {

        void connected(String transport);

        void disconnected();
    }

    /** Lost while there is no connection: the frame handler repeats what matters after the next welcome. */
    public void send(Frame.FromDelegate frame) {
        var open = transport;
        if (open != null) {
            open.send(frame);
        }
    }

    /** Stays until {@link #stop()}. */
    public void run() throws InterruptedException {
        do {
            var reason = runSession();
            listener.disconnected();
            transport = null;
            var drained = pauseSeconds.getAndSet(0);
            var pause = drained > 0 ? Duration.ofSeconds(drained) : backoff.nextDelay();
            if (stopped.getCount() > 0) {
                LOG.info("Not connected to {}: {}; next try in {} ms", server, reason, pause.toMillis());
            }
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } while (true);
    }

    public void stop() {
        stopped.countDown();
        var open = transport;
        if (open != null) {
            open.close("this delegate stops");
        }
    }

    /** One connection from its opening to its end. */
    private String runSession() throws InterruptedException {
        var welcomed = new CompletableFuture<Frame.Welcome>();
        var hello = frameHandler.hello(epochs.next());
        try {
            var open = byPolling ? openLongPoll(hello, welcomed) : openWebSocket(hello, welcomed);
            transport = open;
            if (stopped.getCount() == 0) {
                open.close("this delegate stops");
            }
            var welcome = welcomed.applyToEither(
                            open.closed().thenApply(ServerConnection::failed).toCompletableFuture(), first -> first)
                    .get(WELCOME_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            backoff.reset();
            backoff.limitTo(Duration.ofSeconds(welcome.reconnectWithinSeconds()));
            listener.connected(byPolling ? "long poll" : "WebSocket");
            return open.closed().toCompletableFuture().get();
        } catch (TimeoutException _) {
            return switchTransport("no welcome within " + WELCOME_TIMEOUT_SECONDS + " s");
        } catch (ExecutionException e) {
            return openFailed(e.getCause() == null ? e : e.getCause());
        } catch (IOException e) {
            byPolling = false;
            return String.valueOf(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    private static Frame.Welcome failed(String reason) {
        throw new IllegalStateException(reason);
    }

    private ServerTransport openWebSocket(Frame.Hello hello, CompletableFuture<Frame.Welcome> welcomed)
            throws ExecutionException, InterruptedException {
        return WebSocketClient.open(server, signer, hello, frame -> receive(frame, welcomed));
    }

    private ServerTransport openLongPoll(Frame.Hello hello, CompletableFuture<Frame.Welcome> welcomed)
            throws IOException, InterruptedException {
        return LongPollClient.open(server, signer, hello, frame -> receive(frame, welcomed));
    }

    private void receive(Frame.ToDelegate frame, CompletableFuture<Frame.Welcome> welcomed) {
        switch (frame) {
            case Frame.Welcome welcome -> {
                frameHandler.handle(welcome);
                welcomed.complete(welcome);
            }
            case Frame.Drain drain -> {
                frameHandler.handle(drain);
                Thread.ofVirtual().name("drain").start(() -> drain(drain));
            }
            default -> frameHandler.handle(frame);
        }
    }

    private void drain(Frame.Drain drain) {
        var open = transport;
        try {
            for (var waited = 0; waited < DRAIN_TIMEOUT_SECONDS * 10 && !frameHandler.isIdle(); waited++) {
                if (stopped.await(100, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        pauseSeconds.set(Math.clamp(drain.reconnectAfterSeconds(), 0, 600));
        if (open != null) {
            open.close("the server asked to come back later");
        }
    }

    /** A proxy that refuses the upgrade, or swallows it, lets plain requests pass more often than not. */
    private String openFailed(Throwable cause) {
        if (cause instanceof WebSocketHandshakeException handshake) {
            byPolling = true;
            return "WebSocket refused with " + handshake.getResponse().statusCode() + ", polling instead";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private String switchTransport(String reason) {
        byPolling = !byPolling;
        var open = transport;
        if (open != null) {
            open.close(reason);
        }
        return reason;
    }
}
