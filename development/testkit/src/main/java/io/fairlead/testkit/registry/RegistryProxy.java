package io.fairlead.testkit.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;

/** Passes requests on to a registry behind it, whose challenge then names the host under which the client came. */
final class RegistryProxy implements HttpHandler {

    private static final Set<String> CONNECTION_HEADERS =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding", "keep-alive");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final URI registry;
    private final URI realm;
    private final ChallengeStyle challenge;

    RegistryProxy(URI registry, URI realm, ChallengeStyle challenge) {
        this.registry = registry;
        this.realm = realm;
        this.challenge = challenge;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var response = client.send(request(exchange), BodyHandlers.ofByteArray());
            copyHeaders(response, exchange);
            var body = response.body();
            exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new IOException("pass a request on to " + registry + ": interrupted", fault);
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var request = HttpRequest.newBuilder(
                        registry.resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!CONNECTION_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private void copyHeaders(HttpResponse<?> response, HttpExchange exchange) {
        var head = exchange.getRequestMethod().equals("HEAD");
        response.headers().map().forEach((name, values) -> {
            var key = name.toLowerCase(Locale.ROOT);
            if (key.equals("www-authenticate")) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, rewriteChallenge(value, exchange)));
            } else if (!CONNECTION_HEADERS.contains(key) || (head && key.equals("content-length"))) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
    }

    private String rewriteChallenge(String value, HttpExchange exchange) {
        var host = exchange.getRequestHeaders().getFirst("Host");
        return challenge.rewrite(host == null ? value : value.replace(realm.getRawAuthority(), host));
    }
}
