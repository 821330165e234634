package io.fairlead.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The suite that a benchmark measures, through the API of each service; on loopback only. */
public final class RunningSuite {

    private static final Pattern COUNT =
            Pattern.compile("\"(PENDING|SUCCESS|FAILURE|PARTIAL|UNKNOWN)\"\\s*:\\s*(\\d+)");
    private static final Pattern STATE = Pattern.compile("\"state\"\\s*:\\s*\"([A-Z]+)\"");
    private static final Pattern VERDICT = Pattern.compile("\"verdict\"\\s*:\\s*\"([A-Z_]+)\"");
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String connectors;
    private final String secrets;
    private final String tests;
    private final String token;

    public RunningSuite(Map<String, String> options) throws IOException {
        connectors = loopback(options.getOrDefault("--connectors", "http://127.0.0.1:8081"));
        secrets = loopback(options.getOrDefault("--secrets", "http://127.0.0.1:8082"));
        tests = loopback(options.getOrDefault("--tests", "http://127.0.0.1:8084"));
        token = Files.readString(Path.of(options.getOrDefault("--token-file", ".fairlead/admin-token")))
                .strip();
    }

    static Map<String, String> options(String... arguments) {
        var options = new HashMap<String, String>();
        for (var i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    static String loopback(String url) {
        if (!URI.create(url).getHost().equals("127.0.0.1")) {
            throw new IllegalArgumentException("only 127.0.0.1 may be measured, not " + url);
        }
        return url;
    }

    public void createSecret(String org, String identifier, String value) throws IOException, InterruptedException {
        create(
                secrets + "/api/v1/orgs/" + org + "/secrets",
                "{\"name\": \"%s\", \"identifier\": \"%s\", \"type\": \"SecretText\", \"value\": \"%s\"}"
                        .formatted(identifier, identifier, value));
    }

    public void createConnector(String org, String identifier, String registry, String secret)
            throws IOException, InterruptedException {
        create(connectors + "/api/v1/orgs/" + org + "/connectors", """
                {"name": "%s", "type": "DockerRegistry", "spec": {"dockerRegistryUrl": "%s", "providerType": "Other",
                 "auth": {"type": "UsernamePassword", "spec": {"username": "somebody", "passwordRef": "%s"}}}}
                """.formatted(identifier, registry, secret));
    }

    /** One page of an organisation's connectors, and whatever else the query asks for. */
    String connectors(String org, String pathAndQuery) throws IOException, InterruptedException {
        return get(connectors + "/api/v1/orgs/" + org + "/connectors" + pathAndQuery)
                .body();
    }

    /** How many of an organisation's connectors have which status. */
    Map<String, Integer> statusCounts(String org) throws IOException, InterruptedException {
        var counts = new TreeMap<String, Integer>();
        var found = COUNT.matcher(connectors(org, "/status-counts"));
        while (found.find()) {
            counts.put(found.group(1), Integer.parseInt(found.group(2)));
        }
        return counts;
    }

    /** Asks for a test; answers with the path of the run. */
    public String startTest(String org, String connector) throws IOException, InterruptedException {
        var url = "%s/api/v1/orgs/%s/connectors/%s/tests".formatted(tests, org, connector);
        var answer = send(request(url).POST(BodyPublishers.noBody()));
        if (answer.statusCode() != 202 && answer.statusCode() != 200) {
            throw new IOException(url + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Starts a test and follows it to its end; milliseconds, negative when it did not end with the verdict VERIFIED. */
    public double timedTest(String org, String connector, Duration limit) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        var run = tests + startTest(org, connector);
        while (System.nanoTime() - begun < limit.toNanos()) {
            var body = get(run).body();
            var state = STATE.matcher(body);
            if (state.find()
                    && !state.group(1).equals("REQUESTED")
                    && !state.group(1).equals("RUNNING")) {
                var millis = (System.nanoTime() - begun) / 1e6;
                var verdict = VERDICT.matcher(body);
                return verdict.find() && verdict.group(1).equals("VERIFIED") ? millis : -millis;
            }
            // More often would take from the suite the very processor time that is measured.
            Thread.sleep(Duration.ofMillis(10));
        }
        return -limit.toMillis();
    }

    public static double percentile(double[] values, int percent) {
        if (values.length == 0) {
            return Double.NaN;
        }
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private void create(String url, String body) throws IOException, InterruptedException {
        var answer =
                send(request(url).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() != 201) {
            throw new IOException(url + " answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(request(url));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(TIMEOUT).header("Authorization", "Bearer " + token);
    }
}
