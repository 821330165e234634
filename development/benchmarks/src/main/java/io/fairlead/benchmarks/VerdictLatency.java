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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Measures from POST of a connector to its visible status, next to {@code skopeo login} against the same registry.
 *
 * <p>With the suite running: {@code benchmark VerdictLatency --registry http://127.0.0.1:5000 --key right-key}.
 * Rounds are interleaved A B A B. Sends to loopback only, and ends by itself.
 */
final class VerdictLatency {

    private static final Pattern STATUS = Pattern.compile("\"status\"\\s*:\\s*\"(SUCCESS|FAILURE|PARTIAL|UNKNOWN)\"");
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([A-Z_]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String connectors;
    private final String secrets;
    private final String registry;
    private final String token;

    private VerdictLatency(Map<String, String> options) throws IOException {
        connectors =
                options.getOrDefault("--connectors", "http://127.0.0.1:8081") + "/api/v1/orgs/benchmark/connectors";
        secrets = options.getOrDefault("--secrets", "http://127.0.0.1:8082") + "/api/v1/orgs/benchmark/secrets";
        registry = options.getOrDefault("--registry", "http://127.0.0.1:5000");
        token = Files.readString(Path.of(options.getOrDefault("--token-file", ".fairlead/admin-token")))
                .strip();
        for (var url : List.of(connectors, secrets, registry)) {
            if (!URI.create(url).getHost().equals("127.0.0.1")) {
                throw new IllegalArgumentException("only 127.0.0.1 may be measured, not " + url);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        var options = new java.util.HashMap<String, String>();
        for (var i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        var rounds = Integer.parseInt(options.getOrDefault("--rounds", "100"));
        var key = options.getOrDefault("--key", "right-key");
        var benchmark = new VerdictLatency(options);
        System.out.println("                    rounds      p50 ms      p95 ms  answer");
        benchmark.compare("right key", key, rounds);
        benchmark.compare("wrong key", key + "-wrong", rounds);
    }

    private void compare(String what, String key, int rounds) throws Exception {
        var identifier = "bench_" + System.nanoTime();
        create(
                secrets,
                "{\"name\": \"%s\", \"identifier\": \"%s\", \"type\": \"SecretText\", \"value\": \"%s\"}"
                        .formatted(identifier, identifier, key));
        for (var round = 0; round < 20; round++) {
            verdict(identifier);
        }
        var fairlead = new double[rounds];
        var skopeo = new double[rounds];
        var answers = new ArrayList<String>();
        for (var round = 0; round < rounds; round++) {
            var start = System.nanoTime();
            answers.add(verdict(identifier));
            fairlead[round] = lastMillis;
            start = System.nanoTime();
            login(key);
            skopeo[round] = (System.nanoTime() - start) / 1e6;
        }
        report(
                "fairlead " + what,
                fairlead,
                answers.stream().distinct().toList().toString());
        report("skopeo   " + what, skopeo, "");
        System.out.printf(
                "%-20s %29s p50 %.2f, p95 %.2f%n",
                "ratio", "", p(fairlead, 50) / p(skopeo, 50), p(fairlead, 95) / p(skopeo, 95));
    }

    private double lastMillis;

    private String verdict(String secret) throws IOException, InterruptedException {
        var start = System.nanoTime();
        var created = create(connectors, """
                {"name": "c%d", "type": "DockerRegistry", "spec": {"dockerRegistryUrl": "%s", "providerType": "Other",
                 "auth": {"type": "UsernamePassword", "spec": {"username": "iamapikey", "passwordRef": "%s"}}}}
                """.formatted(start, registry, secret));
        var location = URI.create(connectors)
                .resolve(created.headers().firstValue("Location").orElseThrow());
        var deadline = start + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            var answer = http.send(request(location).build(), BodyHandlers.ofString());
            var status = STATUS.matcher(answer.body());
            if (status.find()) {
                lastMillis = (System.nanoTime() - start) / 1e6;
                var etag = answer.headers().firstValue("ETag").orElseThrow();
                http.send(request(location).header("If-Match", etag).DELETE().build(), BodyHandlers.discarding());
                var code = CODE.matcher(answer.body());
                return status.group(1) + (code.find() ? " " + code.group(1) : "");
            }
            // More often would take from the suite the very processor time that is measured.
            Thread.sleep(Duration.ofMillis(5));
        }
        throw new IllegalStateException("no status of " + location + " within 30 s");
    }

    private HttpResponse<String> create(String url, String body) throws IOException, InterruptedException {
        var request = request(URI.create(url))
                .header("Content-Type", "application/json")
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

    private static void report(String what, double[] millis, String answer) {
        System.out.printf("%-20s %5d %11.1f %11.1f  %s%n", what, millis.length, p(millis, 50), p(millis, 95), answer);
    }

    private static double p(double[] millis, int percent) {
        var sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
