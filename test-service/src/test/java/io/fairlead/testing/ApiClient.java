package io.fairlead.testing;

import io.fairlead.testkit.access.TestIssuer;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Uses the API as a user would. */
@TestComponent
class ApiClient {

    private static final String CONNECTORS = "/api/v1/orgs/acme/projects/shop/connectors/";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.builder().build();
    private final Environment environment;
    private final MeterRegistry metrics;

    ApiClient(Environment environment, MeterRegistry metrics) {
        this.environment = environment;
        this.metrics = metrics;
    }

    HttpResponse<String> post(String identifier) {
        return send("POST", CONNECTORS + identifier + "/tests");
    }

    HttpResponse<String> postDraft(String token, String contentType, String document) {
        var request = request("/api/v1/orgs/acme/projects/shop/tests")
                .setHeader("Authorization", "Bearer " + token)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(document));
        return http.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }

    HttpResponse<String> delete(String path) {
        return send("DELETE", path);
    }

    JsonNode get(String path) {
        return json.readTree(send("GET", path).body());
    }

    /** Newest first. */
    List<JsonNode> runsOf(String identifier) {
        var items = get(CONNECTORS + identifier + "/tests").at("/items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    UUID idIn(String address) {
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    CompletableFuture<HttpResponse<String>> follow(String address, @Nullable String lastEventId) {
        var request = request(address + "/events").header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        return http.sendAsync(request.build(), BodyHandlers.ofString());
    }

    double metric(String name, String tag, String value) {
        var measured = metrics.get(name).tag(tag, value).meter().measure();
        return StreamSupport.stream(measured.spliterator(), false)
                .filter(each -> each.getStatistic() == Statistic.COUNT)
                .mapToDouble(Measurement::getValue)
                .sum();
    }

    HttpResponse<String> send(String method, String path) {
        return http.sendAsync(
                        request(path).method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString())
                .join();
    }

    private HttpRequest.Builder request(String path) {
        var port = environment.getRequiredProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TestIssuer.shared().adminToken());
    }
}
