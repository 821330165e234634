package io.fairlead.agent.link;

import io.fairlead.agent.identity.Epochs;
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

/** Keeps this delegate connected: opens a line, introduces itself, and opens another one whenever it breaks. */
public final class Link {

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final long WELCOME_SECONDS = 10;
    private static final long DRAIN_SECONDS = 60;

    private final Server server;
    private final RequestSigner signer;
    private final Epochs epochs;
    private final Desk desk;
    private final Presence presence;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicLong pauseSeconds = new AtomicLong();
    private final Backoff backoff = new Backoff(ThreadLocalRandom.current());
    private volatile @Nullable Line line;
    private volatile boolean byPolling;

    public Link(Server server, RequestSigner signer, Epochs epochs, Desk desk, Presence presence) {
        this.server = server;
        this.signer = signer;
        this.epochs = epochs;
        this.desk = desk;
        this.presence = presence;
    }

    /** Hears whether the delegate is connected. */
    public interface Presence {

        void connected(String transport);

        void disconnected();
    }

    /** Lost while there is no connection: the desk repeats what matters after the next welcome. */
    public void send(Frame.FromDelegate frame) {
        var open = line;
        if (open != null) {
            open.send(frame);
        }
    }

    /** Stays until {@link #stop()}. */
    public void run() throws InterruptedException {
        do {
            var reason = session();
            presence.disconnected();
            line = null;
            var drained = pauseSeconds.getAndSet(0);
            var pause = drained > 0 ? Duration.ofSeconds(drained) : backoff.next();
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
        var open = line;
        if (open != null) {
            open.close("this delegate stops");
        }
    }

    /** One connection from its opening to its end. */
    private String session() throws InterruptedException {
        var welcomed = new CompletableFuture<Frame.Welcome>();
        var hello = desk.hello(epochs.next());
        try {
            var open = byPolling ? poll(hello, welcomed) : socket(hello, welcomed);
            line = open;
            if (stopped.getCount() == 0) {
                open.close("this delegate stops");
            }
            var welcome = welcomed.applyToEither(
                            open.closed().thenApply(Link::failed).toCompletableFuture(), first -> first)
                    .get(WELCOME_SECONDS, TimeUnit.SECONDS);
            backoff.succeeded();
            backoff.bound(Duration.ofSeconds(welcome.reconnectWithinSeconds()));
            presence.connected(byPolling ? "long poll" : "WebSocket");
            return open.closed().toCompletableFuture().get();
        } catch (TimeoutException _) {
            return unwelcomed("no welcome within " + WELCOME_SECONDS + " s");
        } catch (ExecutionException e) {
            return refused(e.getCause() == null ? e : e.getCause());
        } catch (IOException e) {
            byPolling = false;
            return String.valueOf(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    private static Frame.Welcome failed(String reason) {
        throw new IllegalStateException(reason);
    }

    private Line socket(Frame.Hello hello, CompletableFuture<Frame.Welcome> welcomed)
            throws ExecutionException, InterruptedException {
        return SocketLine.open(server, signer, hello, frame -> hear(frame, welcomed));
    }

    private Line poll(Frame.Hello hello, CompletableFuture<Frame.Welcome> welcomed)
            throws IOException, InterruptedException {
        return PollLine.open(server, signer, hello, frame -> hear(frame, welcomed));
    }

    private void hear(Frame.ToDelegate frame, CompletableFuture<Frame.Welcome> welcomed) {
        switch (frame) {
            case Frame.Welcome welcome -> {
                desk.hear(welcome);
                welcomed.complete(welcome);
            }
            case Frame.Drain drain -> {
                desk.hear(drain);
                Thread.ofVirtual().name("drain").start(() -> drain(drain));
            }
            default -> desk.hear(frame);
        }
    }

    private void drain(Frame.Drain drain) {
        var open = line;
        try {
            for (var waited = 0; waited < DRAIN_SECONDS * 10 && !desk.isIdle(); waited++) {
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
    private String refused(Throwable cause) {
        if (cause instanceof WebSocketHandshakeException handshake) {
            byPolling = true;
            return "WebSocket refused with " + handshake.getResponse().statusCode() + ", polling instead";
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private String unwelcomed(String reason) {
        byPolling = !byPolling;
        var open = line;
        if (open != null) {
            open.close(reason);
        }
        return reason;
    }
}
