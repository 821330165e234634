package io.fairlead.local.story;

import static org.awaitility.Awaitility.await;

import io.fairlead.local.LocalCluster;
import io.fairlead.local.LocalService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to a running suite as a user of its API would. */
final class ApiClient {

    private final LocalCluster cluster;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();

    ApiClient(LocalCluster cluster) {
        this.cluster = cluster;
    }

    void createSecret(String identifier, String value) {
        expect(201, post(LocalService.SECRET, "/api/v1/secrets", """
                {"name": "%1$s", "identifier": "%1$s", "type": "SecretText", "value": "%2$s"}
                """.formatted(identifier, value)));
    }

    /** Answers when the new value is live, as all connectors work with it. */
    void rotate(String identifier, String value) {
        expect(200, replace(identifier, value));
    }

    /** Replaces the value and waits for what becomes of it. */
    HttpResponse<String> replace(String identifier, String value) {
        return send(request(LocalService.SECRET, "/api/v1/secrets/" + identifier)
                .header("If-Match", "*")
                .header("Prefer", "wait=60")
                .timeout(Duration.ofSeconds(70))
                .PUT(BodyPublishers.ofString("{\"name\": \"%s\", \"type\": \"SecretText\", \"value\": \"%s\"}"
                        .formatted(identifier, value))));
    }

    /** Stages a value, has it tried with every connector that refers to the secret, and answers the table. */
    JsonNode tryOut(String identifier, String value) {
        var versions = "/api/v1/secrets/" + identifier + "/versions";
        var staged = json.readTree(expect(201, post(LocalService.SECRET, versions, "{\"value\": \"" + value + "\"}"))
                .body());
        var tests = versions + "/" + staged.path("version").asString() + "/tests";
        return json.readTree(expect(
                        200,
                        send(request(LocalService.SECRET, tests)
                                .header("Prefer", "wait=60")
                                .timeout(Duration.ofSeconds(70))
                                .POST(BodyPublishers.noBody())))
                .body());
    }

    HttpResponse<String> promote(String identifier, String version) {
        return post(LocalService.SECRET, "/api/v1/secrets/" + identifier + "/versions/" + version + "/promote", "");
    }

    /** A token with which one delegate enrols that has the tag. */
    String delegateToken(String tag) {
        var answer = post(LocalService.DELEGATE, "/api/v1/delegate-tokens", """
                {"name": "%1$s", "tags": ["%1$s"], "uses": 1, "expiresIn": "PT10M"}""".formatted(tag));
        return json.readTree(expect(201, answer).body()).required("token").asString();
    }

    /** A connector that delegates with this tag alone may test. */
    void createConnector(String identifier, URI registry, String user, String secret, String selector) {
        expect(201, post(LocalService.CONNECTOR, "/api/v1/connectors", """
                {"name": "%1$s", "identifier": "%1$s", "type": "DockerRegistry", "spec": {"dockerRegistryUrl": "%2$s",
                 "providerType": "Other", "auth": {"type": "UsernamePassword", "spec": {"username": "%3$s",
                 "passwordRef": "%4$s"}}, "delegateSelectors": ["%5$s"]}}
                """.formatted(
                        identifier, registry, user, secret, selector)));
    }

    void createConnector(String identifier, URI registry, String user, String secret) {
        expect(201, postConnector(identifier, registry, user, secret));
    }

    HttpResponse<String> postConnector(String identifier, URI registry, String user, String secret) {
        return post(LocalService.CONNECTOR, "/api/v1/connectors", """
                {"name": "%1$s", "identifier": "%1$s", "type": "DockerRegistry", "spec": {"dockerRegistryUrl": "%2$s",
                 "providerType": "Other", "auth": {"type": "UsernamePassword", "spec": {"username": "%3$s",
                 "passwordRef": "%4$s"}}}}
                """.formatted(identifier, registry, user, secret));
    }

    void createAnonymousConnector(String identifier, URI registry) {
        expect(201, post(LocalService.CONNECTOR, "/api/v1/connectors", """
                {"name": "%1$s", "identifier": "%1$s", "type": "DockerRegistry", "spec": {"dockerRegistryUrl": "%2$s",
                 "providerType": "Other", "auth": {"type": "Anonymous"}}}
                """.formatted(identifier, registry)));
    }

    /** What the connector's status says, {@code SUCCESS VERIFIED} for example, once it is no longer pending. */
    JsonNode awaitStatus(String identifier, Duration within) {
        return await().atMost(within)
                .ignoreExceptions()
                .until(
                        () -> status(identifier),
                        status -> !status.path("status").asString().equals("PENDING"));
    }

    JsonNode status(String identifier) {
        var answer = get(LocalService.CONNECTOR, "/api/v1/connectors/" + identifier);
        return json.readTree(expect(200, answer).body()).required("status");
    }

    /** Starts a test by hand and tells where it is. */
    URI startTest(String connector) {
        var answer = expect(202, post(LocalService.TEST, "/api/v1/connectors/" + connector + "/tests", ""));
        return cluster.address(LocalService.TEST)
                .resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    /** Has a definition tested that is no connector, and waits for its end. */
    JsonNode testDraft(String identifier, URI registry, String user, String secret) {
        var answer = expect(
                202, post(LocalService.TEST, "/api/v1/tests", """
                {"name": "%1$s", "identifier": "%1$s", "type": "DockerRegistry", "spec": {"dockerRegistryUrl": "%2$s",
                 "providerType": "Other", "auth": {"type": "UsernamePassword", "spec": {"username": "%3$s",
                 "passwordRef": "%4$s"}}}}
                """.formatted(identifier, registry, user, secret)));
        var test = cluster.address(LocalService.TEST)
                .resolve(answer.headers().firstValue("Location").orElseThrow());
        return await().atMost(Duration.ofSeconds(30)).until(() -> read(test), run -> run.has("completedAt"));
    }

    /** Has a delegate look something up at a connector's registry, and waits for it. */
    JsonNode lookUp(String connector, String what) {
        return json.readTree(expect(200, get(LocalService.CONNECTOR, "/api/v1/connectors/" + connector + "/" + what))
                .body());
    }

    /** Begins a copy and tells where it is. */
    URI startCopy(String from, String reference, String to, String target) {
        var answer = expect(202, post(LocalService.CONNECTOR, "/api/v1/connectors/" + from + "/copies", """
                {"reference": "%s", "to": {"connector": "%s", "reference": "%s"}}
                """.formatted(
                        reference, to, target)));
        return cluster.address(LocalService.CONNECTOR)
                .resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    JsonNode read(URI address) {
        return json.readTree(expect(200, send(request(address))).body());
    }

    /** A whole stream of server-sent events, up to its end. */
    String stream(URI address) {
        return expect(200, send(request(address).timeout(Duration.ofSeconds(30))))
                .body();
    }

    int statusWithoutToken(LocalService service) {
        return send(HttpRequest.newBuilder(cluster.address(service).resolve("/api/v1/connectors")))
                .statusCode();
    }

    private HttpResponse<String> get(LocalService service, String path) {
        return send(request(service, path));
    }

    private HttpResponse<String> post(LocalService service, String path, String body) {
        return send(request(service, path).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(LocalService service, String path) {
        return request(cluster.address(service).resolve(path));
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + cluster.adminToken())
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new AssertionError(
                    "%s answered %d: %s".formatted(answer.request(), answer.statusCode(), answer.body()));
        }
        return answer;
    }
}
