package io.fairlead.connector;

import com.sun.net.httpserver.HttpServer;
import io.fairlead.contracts.scope.ResourceReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Answers as secret-service does to the question for a secret; or, when told so, falls silent. */
public final class FakeSecretService {

    public static final FakeSecretService INSTANCE = new FakeSecretService();

    private final Map<String, Boolean> existing = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile CountDownLatch silence = new CountDownLatch(0);

    private FakeSecretService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Thread::startVirtualThread);
        server.createContext("/internal/v1/secrets", exchange -> {
            try {
                silence.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            var shared = existing.get(exchange.getRequestURI().getQuery());
            if (shared == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                var answer =
                        "{\"shared\": %s, \"version\": 1}".formatted(shared).getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void has(ResourceReference secret) {
        existing.put(query(secret), false);
    }

    public void shares(ResourceReference secret) {
        existing.put(query(secret), true);
    }

    public void removes(ResourceReference secret) {
        existing.remove(query(secret));
    }

    private static String query(ResourceReference secret) {
        return "scope=%s&identifier=%s".formatted(secret.scope().toText(), secret.identifier());
    }

    public void isUnavailableDuring(Runnable work) {
        silence = new CountDownLatch(1);
        try {
            work.run();
        } finally {
            silence.countDown();
        }
    }
}
