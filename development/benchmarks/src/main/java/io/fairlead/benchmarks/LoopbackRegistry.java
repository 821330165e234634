package io.fairlead.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A registry that costs next to nothing: it asks for one password, and may also never answer. */
public final class LoopbackRegistry implements AutoCloseable {

    public static final String PASSWORD = "benchmark-password";

    private static final String EXPECTED =
            "Basic " + Base64.getEncoder().encodeToString(("somebody:" + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final CountDownLatch closing = new CountDownLatch(1);
    private final boolean silent;
    private final HttpServer server;

    public LoopbackRegistry(boolean silent) throws IOException {
        this.silent = silent;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (silent) {
                closing.await();
                return;
            }
            var headers = exchange.getResponseHeaders();
            headers.set("Docker-Distribution-Api-Version", "registry/2.0");
            if (EXPECTED.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(200, -1);
            } else {
                headers.set("WWW-Authenticate", "Basic realm=\"benchmark\"");
                exchange.sendResponseHeaders(401, -1);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
    }
}
