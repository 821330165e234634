package io.fairlead.connector;

import com.sun.net.httpserver.HttpServer;
import io.fairlead.contracts.scope.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Answers as secret-service does to the question whether a secret exists; or, when told so, falls silent. */
public final class FakeSecretService {

    public static final FakeSecretService INSTANCE = new FakeSecretService();

    private final Set<String> existing = ConcurrentHashMap.newKeySet();
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
            var found = existing.contains(exchange.getRequestURI().getQuery());
            exchange.sendResponseHeaders(found ? 200 : 404, -1);
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void has(Reference secret) {
        existing.add("scope=%s&identifier=%s".formatted(secret.scope().path(), secret.identifier()));
    }

    public void fallsSilentDuring(Runnable work) {
        silence = new CountDownLatch(1);
        try {
            work.run();
        } finally {
            silence.countDown();
        }
    }
}
