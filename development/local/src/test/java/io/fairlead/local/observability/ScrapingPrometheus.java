package io.fairlead.local.observability;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Debian's Prometheus, which scrapes programs of this machine every second under the shipped rules. */
public final class ScrapingPrometheus implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI address;
    private final Process process;

    private ScrapingPrometheus(URI address, Process process) {
        this.address = address;
        this.process = process;
    }

    /** @param targets host and port of each program's metrics */
    public static ScrapingPrometheus start(Path directory, List<String> targets, String token) {
        assumeTrue(
                Files.isExecutable(Promtool.PROMETHEUS) || "required".equals(System.getenv("FAIRLEAD_PROMETHEUS")),
                "prometheus is missing: install Debian's package prometheus");
        try (var free = new ServerSocket(0)) {
            var listen = "127.0.0.1:" + free.getLocalPort();
            free.close();
            var configuration = directory.resolve("prometheus.yml");
            Files.writeString(configuration, """
                    global: {scrape_interval: 1s, evaluation_interval: 1s, external_labels: {docs: https://docs.example.org}}
                    rule_files: [%s]
                    scrape_configs:
                      - job_name: fairlead
                        metrics_path: /actuator/prometheus
                        authorization: {credentials: "%s"}
                        static_configs: [{targets: [%s]}]
                    """.formatted(
                            ShippedFiles.RULES,
                            token,
                            targets.stream().map("\"%s\""::formatted).collect(Collectors.joining(", "))));
            var process = new ProcessBuilder(
                            Promtool.PROMETHEUS.toString(),
                            "--config.file=" + configuration,
                            "--storage.tsdb.path=" + directory.resolve("data"),
                            "--web.listen-address=" + listen)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("prometheus.log").toFile())
                    .start();
            return new ScrapingPrometheus(URI.create("http://" + listen), process);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The series that the expression finds now. */
    public List<JsonNode> query(String promQl) {
        var query = "/api/v1/query?query=" + URLEncoder.encode(promQl, StandardCharsets.UTF_8);
        try {
            var answer =
                    http.send(HttpRequest.newBuilder(address.resolve(query)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.body());
            }
            return JSON.readTree(answer.body())
                    .path("data")
                    .path("result")
                    .valueStream()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /**
     * What no series exists for, of all that dashboards and rules ask for. Alerts are silent when all is well, so of those the
     * metrics that they compare are asked for.
     */
    public List<String> expressionsWithoutSeries() {
        return ShippedExpressions.list().stream()
                .filter(expression -> expression.operands().stream()
                        .anyMatch(operand -> query(operand).isEmpty()))
                .map(expression -> expression.from() + ": " + expression.promQl())
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
    }
}
