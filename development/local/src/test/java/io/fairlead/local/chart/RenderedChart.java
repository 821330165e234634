package io.fairlead.local.chart;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A copy of the chart, and what Helm makes of it. */
final class RenderedChart {

    private static final Path CHART = Path.of("../../deploy/helm/fairlead").toAbsolutePath();

    private final Path copy;

    private RenderedChart(Path copy) {
        this.copy = copy;
    }

    /**
     * Links are resolved, as {@code helm package} does; hooks are made plain objects, for {@code template} of helm-java leaves
     * hooks out.
     */
    static RenderedChart copyTo(Path directory) {
        try (var files = Files.walk(CHART, FileVisitOption.FOLLOW_LINKS)) {
            for (var file : files.toList()) {
                var target = directory.resolve(CHART.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.writeString(target, Files.readString(file).replace("helm.sh/hook", "example.org/hook"));
                }
            }
            return new RenderedChart(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static List<Path> valuesFiles() {
        try (var files = Files.list(CHART.resolve("ci"))) {
            return files.sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    List<Map<String, Object>> render(Path values) {
        var text = new Helm(copy)
                .template()
                .withName("fairlead")
                .withNamespace("production")
                .withKubeVersion("1.33.0")
                .withValuesFile(values)
                .call();
        var objects = new ArrayList<Map<String, Object>>();
        for (var object : yaml().loadAll(text)) {
            if (object != null) {
                objects.add(map(object));
            }
        }
        return objects;
    }

    /** What lint finds wrong, with these values in the place of the chart's own. */
    List<String> lint(Path values) {
        try {
            var own = copy.resolve("values.yaml");
            var before = Files.readString(own);
            Files.writeString(
                    own, yaml().dump(merge(map(yaml().load(before)), map(yaml().load(Files.readString(values))))));
            var result = new Helm(copy).lint().call();
            Files.writeString(own, before);
            return result.isFailed() ? result.getMessages() : List.of();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> over) {
        var merged = new LinkedHashMap<>(base);
        over.forEach((key, value) -> merged.merge(
                key,
                value,
                (old, replacement) -> old instanceof Map && replacement instanceof Map
                        ? merge(map(old), map(replacement))
                        : replacement));
        return merged;
    }

    @SuppressWarnings("unchecked") // as YAML is read
    static Map<String, Object> map(@Nullable Object object) {
        return (Map<String, Object>) Objects.requireNonNull(object);
    }

    @SuppressWarnings("unchecked") // as YAML is read
    static List<Map<String, Object>> list(@Nullable Object object) {
        return object == null ? List.of() : (List<Map<String, Object>>) object;
    }

    private static Yaml yaml() {
        return new Yaml(new SafeConstructor(new LoaderOptions()));
    }
}
