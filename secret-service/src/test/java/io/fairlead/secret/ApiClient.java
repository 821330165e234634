package io.fairlead.secret;

import io.fairlead.testkit.access.TestIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks HTTP to the service; unlike Spring's clients it logs no body of its own. */
public record ApiClient(int port) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public ApiResponse get(String path) {
        return send(request(path).GET());
    }

    public ApiResponse post(String path, String json) {
        return send(request(path).POST(BodyPublishers.ofString(json)));
    }

    public ApiResponse put(String path, String ifMatch, String json) {
        return send(request(path).header("If-Match", ifMatch).PUT(BodyPublishers.ofString(json)));
    }

    public ApiResponse delete(String path, String ifMatch) {
        return send(request(path).header("If-Match", ifMatch).DELETE());
    }

    public ApiResponse send(HttpRequest.Builder request) {
        try {
            return new ApiResponse(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + tokenFor(path))
                .header("Content-Type", "application/json");
    }

    private static String tokenFor(String path) {
        var issuer = TestIssuer.shared();
        return path.startsWith("/internal/")
                ? issuer.serviceToken("secret-service", "secrets.read", "secrets.seal", "secrets.compare")
                : issuer.adminToken();
    }

    /** What came back. */
    public record ApiResponse(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(body());
        }

        /** The text at a JSON pointer. */
        public String at(String pointer) {
            return json().at(pointer).asString();
        }
    }
}
