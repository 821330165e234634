package io.fairlead.testkit.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** The JDK's HTTP server on virtual threads, behind a {@link TlsRejectingProxy}. */
final class LoopbackServer implements AutoCloseable {

    static final String LOOPBACK = "127.0.0.1";

    static {
        // Read once, when the first server is made. Without it every answer waits 40 ms for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final TlsRejectingProxy proxy;

    private LoopbackServer(HttpServer server, TlsRejectingProxy proxy) {
        this.server = server;
        this.proxy = proxy;
    }

    /** Listens, but answers nothing before {@link #start}; port 0 takes a free one. */
    static LoopbackServer listening(String host, int port) {
        try {
            var server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 1024);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            return new LoopbackServer(server, TlsRejectingProxy.bind(server.getAddress(), host, port));
        } catch (IOException fault) {
            throw new UncheckedIOException("listen on loopback: " + fault.getMessage(), fault);
        }
    }

    LoopbackServer handle(String path, HttpHandler handler) {
        server.createContext(path, handler);
        return this;
    }

    LoopbackServer start() {
        server.start();
        proxy.start();
        return this;
    }

    int port() {
        return proxy.port();
    }

    static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        proxy.close();
        server.stop(0);
    }
}
