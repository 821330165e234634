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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Measures from POST of a connector to the final status in its response ({@code Prefer: wait=30}), next to {@code skopeo
 * login} against the same registry. Only rounds that end with the status {@code SUCCESS} count.
 *
 * <p>With the suite running: {@code benchmark VerdictLatency --registry http://127.0.0.1:5000 --key right-key}.
 * Rounds are interleaved A B A B; the first twenty are reported apart. Sends to loopback only, and ends by itself.
 */
final class VerdictLatency {

    private static final int FIRST_ROUNDS = 20;
    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"([A-Z]+)\"");
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([A-Z_]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String connectors;
    private final String secrets;
    private final String registry;
    private final String token;

    private VerdictLatency(Map<String, String> options) throws IOException {
        connectors = RunningSuite.loopback(options.getOrDefault("--connectors", "http://127.0.0.1:8081"))
                + "/api/v1/orgs/benchmark/connectors";
        secrets = RunningSuite.loopback(options.getOrDefault("--secrets", "http://127.0.0.1:8082"))
                + "/api/v1/orgs/benchmark/secrets";
        registry = RunningSuite.loopback(options.getOrDefault("--registry", "http://127.0.0.1:5000"));
        token = Files.readString(Path.of(options.getOrDefault("--token-file", ".fairlead/admin-token")))
                .strip();
    }

    /**
     * How one connector was answered.
     *
     * @param result the status, and its code where it has one
     */
    private record Verdict(String result, double millis) {

        boolean isSuccess() {
            return result.startsWith("SUCCESS");
        }
    }

    public static void main(String[] args) throws Exception {
        var options = RunningSuite.options(args);
        var rounds = Integer.parseInt(options.getOrDefault("--rounds", "100"));
        var benchmark = new VerdictLatency(options);
        var key = options.getOrDefault("--key", "right-key");
        var secret = benchmark.createSecret(key);
        System.out.println("                          rounds      p50 ms      p95 ms");
        benchmark.compare("first " + FIRST_ROUNDS, secret, key, FIRST_ROUNDS);
        benchmark.compare("warm", secret, key, rounds);
    }

    private String createSecret(String key) throws IOException, InterruptedException {
        var identifier = "bench_" + System.nanoTime();
        create(
                secrets,
                "{\"name\": \"%s\", \"identifier\": \"%s\", \"type\": \"SecretText\", \"value\": \"%s\"}"
                        .formatted(identifier, identifier, key));
        return identifier;
    }

    private void compare(String what, String secret, String key, int rounds) throws Exception {
        var fairlead = new ArrayList<Double>();
        var skopeo = new ArrayList<Double>();
        var results = new TreeMap<String, Integer>();
        for (var round = 0; round < rounds; round++) {
            var verdict = verdict(secret);
            results.merge(verdict.result(), 1, Integer::sum);
            if (verdict.isSuccess()) {
                fairlead.add(verdict.millis());
            }
            var start = System.nanoTime();
            login(key);
            skopeo.add((System.nanoTime() - start) / 1e6);
        }
        report("fairlead " + what, fairlead);
        report("skopeo " + what, skopeo);
        System.out.printf(
                "ratio %s: p50 %.2f, p95 %.2f; %s%n",
                what, p(fairlead, 50) / p(skopeo, 50), p(fairlead, 95) / p(skopeo, 95), results);
    }

    private Verdict verdict(String secret) throws IOException, InterruptedException {
        var start = System.nanoTime();
        var created = create(connectors, """
                {"name": "c%d", "type": "DockerRegistry", "spec": {"dockerRegistryUrl": "%s", "providerType": "Other",
                 "auth": {"type": "UsernamePassword", "spec": {"username": "iamapikey", "passwordRef": "%s"}}}}
                """.formatted(start, registry, secret));
        var millis = (System.nanoTime() - start) / 1e6;
        var location = URI.create(connectors)
                .resolve(created.headers().firstValue("Location").orElseThrow());
        var etag = created.headers().firstValue("ETag").orElseThrow();
        http.send(request(location).header("If-Match", etag).DELETE().build(), BodyHandlers.discarding());
        var status = STATUS.matcher(created.body());
        var code = CODE.matcher(created.body());
        return new Verdict(
                (status.find() ? status.group(1) : "none") + (code.find() ? " " + code.group(1) : ""), millis);
    }

    private HttpResponse<String> create(String url, String body) throws IOException, InterruptedException {
        var request = request(URI.create(url))
                .header("Content-Type", "application/json")
                .header("Prefer", "wait=30")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(url + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
    }

    private void login(String key) throws IOException, InterruptedException {
        Path auth = Files.createTempFile("skopeo", ".json");
        Files.writeString(auth, "{}");
        var process = new ProcessBuilder(
                        "skopeo",
                        "login",
                        "--tls-verify=false",
                        "--authfile",
                        auth.toString(),
                        "--username",
                        "iamapikey",
                        "--password-stdin",
                        URI.create(registry).getAuthority())
                .redirectErrorStream(true)
                .start();
        try (var in = process.outputWriter()) {
            in.write(key);
        }
        process.getInputStream().readAllBytes();
        process.waitFor();
        Files.delete(auth);
    }

    private static void report(String what, List<Double> millis) {
        System.out.printf("%-25s %6d %11.1f %11.1f%n", what, millis.size(), p(millis, 50), p(millis, 95));
    }

    private static double p(List<Double> millis, int percent) {
        return RunningSuite.percentile(
                millis.stream().mapToDouble(Double::doubleValue).toArray(), percent);
    }
}
