package io.fairlead.delegate.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.protocol.Frame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.websocket.server.config.JettyWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real WebSocket, whose other side reads or does not. */
class OutgoingFramesTests {

    private static final String FRAME = "x".repeat(Frame.MAX_BYTES / 2);
    /** Far more than the sockets' buffers and the limit together. */
    private static final int MANY = 4_000;

    private static final int SOME = 100;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final CompletableFuture<Session> session = new CompletableFuture<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        var context = new ServletContextHandler("/");
        JettyWebSocketServletContainerInitializer.configure(
                context, (_, container) -> container.addMapping("/", (_, _) -> new OpenedSocket(session)));
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        http.shutdownNow();
        server.stop();
    }

    @Test
    void disconnectsADelegateThatReadsNothing() {
        connect(0, new AtomicInteger());
        var open = session.join();
        var frames = new OutgoingFrames(open);

        var sent = 0;
        while (open.isOpen() && sent < MANY) {
            frames.send(FRAME);
            sent++;
        }

        assertThat(sent).isLessThan(MANY);
        await().until(() -> !open.isOpen());
        await().until(() -> frames.unread() == 0);
    }

    @Test
    void sendsAsMuchAsIsRead() {
        var received = new AtomicInteger();
        connect(Long.MAX_VALUE, received);
        var frames = new OutgoingFrames(session.join());

        for (var sent = 0; sent < SOME; sent++) {
            frames.send(FRAME);
            await().until(() -> frames.unread() < OutgoingFrames.MAX_UNREAD_BYTES / 2);
        }

        await().untilAsserted(() -> assertThat(received).hasValue(SOME * FRAME.length()));
    }

    private void connect(long demand, AtomicInteger received) {
        http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + connector.getLocalPort() + "/"), new WebSocket.Listener() {
                    @Override
                    public void onOpen(WebSocket socket) {
                        if (demand > 0) {
                            socket.request(demand);
                        }
                    }

                    @Override
                    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        received.addAndGet(text.length());
                        return null;
                    }
                })
                .join();
    }

    /** Public because Jetty calls it from its own module. */
    public record OpenedSocket(CompletableFuture<Session> session) implements Session.Listener.AutoDemanding {

        @Override
        public void onWebSocketOpen(Session opened) {
            session.complete(opened);
        }
    }
}
