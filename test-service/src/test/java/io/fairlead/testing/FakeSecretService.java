package io.fairlead.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says which logins are the same, of the secrets that a test gave it; of all others it knows no value. */
final class FakeSecretService {

    private final Map<ResourceReference, SecretVersionReference> versions = new ConcurrentHashMap<>();
    private final Map<ResourceReference, String> values = new ConcurrentHashMap<>();
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpServer server;
    private volatile boolean unavailable;

    private FakeSecretService(HttpServer server) {
        this.server = server;
        server.createContext("/internal/v1/login-fingerprints", this::answer);
        server.start();
    }

    static FakeSecretService start() {
        try {
            return new FakeSecretService(
                    HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void has(SecretVersionReference version, String value) {
        versions.put(version.secret(), version);
        values.put(version.secret(), value);
    }

    void unavailable(boolean now) {
        unavailable = now;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (unavailable) {
                return;
            }
            var items = new ArrayList<Map<String, Object>>();
            json.readTree(exchange.getRequestBody()).at("/logins").forEach(login -> items.add(answer(login)));
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write(json.writeValueAsString(Map.of("items", items, "newerField", 1))
                            .getBytes(StandardCharsets.UTF_8));
        }
    }

    private Map<String, Object> answer(JsonNode login) {
        var staged = login.path("staged").isObject()
                ? json.treeToValue(login.path("staged"), SecretVersionReference.class)
                : null;
        var passwordRef = json.treeToValue(login.path("passwordRef"), ResourceReference.class);
        var password = staged != null && staged.secret().equals(passwordRef) ? staged : versions.get(passwordRef);
        if (password == null) {
            return Map.of("secrets", List.of());
        }
        var used = new ArrayList<>(List.of(password));
        var user = login.path("username").asString("");
        if (login.path("usernameRef").isObject()) {
            var reference = json.treeToValue(login.path("usernameRef"), ResourceReference.class);
            used.add(versions.get(reference));
            user = values.get(reference);
        }
        var fingerprint =
                login.path("origin").asString() + " " + user + " " + password.secretId() + " " + password.version();
        return Map.of("fingerprint", fingerprint, "secrets", used);
    }
}
