package io.fairlead.delegate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.contracts.protocol.SealedSecret;
import io.fairlead.contracts.protocol.SealedSecret.SealedSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Answers as secret-service does, as far as this service asks. */
final class FakeSecretService {

    static final String KEY = "c2VhbC1zaWduYXR1cmUta2V5";

    private record Answer(int status, String body) {}

    private static final Answer NO_SEALS = new Answer(200, "{\"secrets\":[]}");

    private final HttpServer server;
    private final AtomicReference<Answer> seals = new AtomicReference<>(NO_SEALS);
    private final AtomicInteger sealRequests = new AtomicInteger();
    private volatile CountDownLatch answering = new CountDownLatch(0);
    private volatile String lastOrder = "";

    FakeSecretService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/internal/v1/seal-signature-key",
                exchange -> answer(exchange, new Answer(200, "{\"key\":\"" + KEY + "\"}")));
        server.createContext("/internal/v1/seals", exchange -> {
            lastOrder = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            sealRequests.incrementAndGet();
            try {
                answering.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answer(exchange, seals.get());
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int sealRequests() {
        return sealRequests.get();
    }

    String lastSealRequest() {
        return lastOrder;
    }

    void seals() {
        seals.set(NO_SEALS);
    }

    void seals(SealedSecret sealed) {
        seals.set(new Answer(200, FakeDelegate.JSON.writeValueAsString(new SealedSecrets(List.of(sealed)))));
    }

    /** Takes requests for seals, and answers none of them until it does again. */
    void hangs() {
        answering = new CountDownLatch(1);
    }

    void answers() {
        answering.countDown();
    }

    void refuses(int status, String code) {
        seals.set(new Answer(status, "{\"code\":\"%s\",\"detail\":\"because\"}".formatted(code)));
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        var body = answer.body().getBytes(StandardCharsets.UTF_8);
        var type = answer.status() == 200 ? "application/json" : "application/problem+json";
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
