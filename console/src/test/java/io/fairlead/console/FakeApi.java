package io.fairlead.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Stands for all services: answers what it was told to, and remembers who asked. */
final class FakeApi {

    /** @param forwarded for whom, by which scheme and to which host, as the front door says */
    record Asked(String method, String target, String authorization, String cookie, String forwarded, String body) {}

    private record Answer(int status, String type, String body) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final CountDownLatch firstEventSeen = new CountDownLatch(1);

    FakeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(
                Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory()));
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param path with a method in front of it where other methods are answered otherwise */
    void answers(String path, int status, String body) {
        answers.put(path, new Answer(status, status < 400 ? "application/json" : "application/problem+json", body));
    }

    /** Sends a second event only after somebody said that the first was seen. */
    void seen() {
        firstEventSeen.countDown();
    }

    Asked lastAsked() throws InterruptedException {
        return lastAsked("");
    }

    /** The last request whose target contains that. */
    Asked lastAsked(String part) throws InterruptedException {
        var first = asked.poll(5, TimeUnit.SECONDS);
        return Stream.concat(
                        Stream.ofNullable(first), Stream.generate(asked::poll).takeWhile(Objects::nonNull))
                .filter(request -> request.target().contains(part))
                .reduce((_, later) -> later)
                .orElseThrow(() -> new AssertionError("nobody asked for " + part));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                String.valueOf(headers.getFirst("Authorization")),
                String.valueOf(headers.getFirst("Cookie")),
                "%s %s %s"
                        .formatted(
                                headers.getFirst("X-Forwarded-For"),
                                headers.getFirst("X-Forwarded-Proto"),
                                headers.getFirst("X-Forwarded-Host")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        if (exchange.getRequestURI().getPath().endsWith("/events")) {
            stream(exchange);
            return;
        }
        var path = exchange.getRequestURI().getPath();
        var answer = answers.getOrDefault(
                exchange.getRequestMethod() + " " + path,
                answers.getOrDefault(path, new Answer(404, "application/problem+json", "{}")));
        var body = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type);
        exchange.getResponseHeaders().set("X-Correlation-Id", "6b0887158cd1fa37a5d6219df4d29764");
        exchange.sendResponseHeaders(answer.status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var body = exchange.getResponseBody()) {
            body.write("id: 1\ndata: first\n\n".getBytes(StandardCharsets.UTF_8));
            body.flush();
            var last = firstEventSeen.await(10, TimeUnit.SECONDS) ? "second" : "nobody saw the first";
            body.write(("id: 2\ndata: " + last + "\n\n").getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
