package io.fairlead.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.contracts.connector.ConnectorEvent.Definition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Answers what connector-service would, of the connectors that a test gave it. */
final class FakeConnectorService {

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpServer server;
    private volatile boolean silent;

    private FakeConnectorService(HttpServer server) {
        this.server = server;
        server.createContext("/internal/v1/connectors", this::answer);
        server.start();
    }

    static FakeConnectorService start() {
        try {
            return new FakeConnectorService(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void forgetAll() {
        answers.clear();
        silent = false;
    }

    void fallsSilent() {
        silent = true;
    }

    void knows(UUID connectorId, Definition definition) {
        var reference = definition.reference();
        answers.put(
                "scope=" + reference.scope().path() + "&identifier=" + reference.identifier(),
                json.writeValueAsString(Map.of(
                        "connectorId", connectorId, "sequence", 1, "connector", definition, "newerField", "ignored")));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (silent) {
                return;
            }
            var body = answers.get(exchange.getRequestURI().getQuery());
            if (body == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        }
    }
}
