package io.fairlead.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers what connector-service would, of the connectors that a test gave it. */
final class FakeConnectorService {

    private static final String FAULTS = """
            {"type": "urn:fairlead:problem:invalid_request", "status": 400, "code": "INVALID_REQUEST", "errors": [
             {"pointer": "/spec/auth/spec/passwordRef", "code": "SECRET_NOT_SHARED", "detail": "It is not shared."}]}""";

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final JsonMapper json = JsonMapper.shared();
    private final HttpServer server;
    private volatile boolean unavailable;
    private volatile @Nullable String accepted;
    private volatile String question = "";

    private FakeConnectorService(HttpServer server) {
        this.server = server;
        server.createContext("/internal/v1/connectors", this::answer);
        server.createContext("/internal/v1/drafts", this::judge);
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

    void reset() {
        answers.clear();
        accepted = null;
        unavailable = false;
    }

    void becomesUnavailable() {
        unavailable = true;
    }

    void knows(UUID connectorId, PublishedDefinition definition) {
        var reference = definition.reference();
        answers.put(
                "scope=" + reference.scope().toText() + "&identifier=" + reference.identifier(),
                json.writeValueAsString(Map.of(
                        "connectorId", connectorId, "sequence", 1, "connector", definition, "newerField", "ignored")));
    }

    /** Finds nothing wrong with drafts from now on. */
    void accepts(PublishedDefinition draft) {
        accepted = json.writeValueAsString(Map.of("connector", draft, "newerField", "ignored"));
    }

    /** What it was asked last about a draft. */
    JsonNode lastDraftRequest() {
        return json.readTree(question);
    }

    private void judge(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (unavailable) {
                return;
            }
            question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(accepted == null ? 400 : 200, 0);
            var answer = accepted == null ? FAULTS : accepted;
            exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (unavailable) {
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
