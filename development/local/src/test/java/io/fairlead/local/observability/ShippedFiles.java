package io.fairlead.local.observability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboards, rules and runbooks of the tree. */
final class ShippedFiles {

    static final Path RULES = tree().resolve("deploy/observability/prometheus/fairlead.rules.yml");
    static final Path RULE_TESTS = tree().resolve("deploy/observability/prometheus/fairlead.rules.test.yml");
    static final Path RUNBOOKS = tree().resolve("docs/runbooks");

    private static final Path DASHBOARDS = tree().resolve("deploy/observability/grafana");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ShippedFiles() {}

    private static Path tree() {
        return Path.of("../..").toAbsolutePath().normalize();
    }

    static List<Path> dashboardFiles() {
        try (var files = Files.list(DASHBOARDS)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<JsonNode> dashboards() {
        return dashboardFiles().stream()
                .map(file -> JSON.readTree(file.toFile()))
                .toList();
    }

    static List<JsonNode> panels(JsonNode dashboard) {
        return dashboard.path("panels").valueStream().toList();
    }

    /** Records and alerts, in their order. */
    static List<Map<String, Object>> rules() {
        return maps(yaml(RULES).get("groups")).stream()
                .flatMap(group -> maps(group.get("rules")).stream())
                .toList();
    }

    @SuppressWarnings("unchecked") // as YAML is read
    static List<Map<String, Object>> maps(@Nullable Object list) {
        return (List<Map<String, Object>>) Objects.requireNonNull(list);
    }

    @SuppressWarnings("unchecked") // as YAML is read
    static Map<String, Object> map(@Nullable Object map) {
        return (Map<String, Object>) Objects.requireNonNull(map);
    }

    static Map<String, Object> yaml(Path file) {
        return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file)));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
