package io.fairlead.local.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The settings that have another name since the last release, with the present one. */
record FormerNames(Map<String, String> names) {

    private static final Path RESOURCES = SettingsModule.TREE.resolve("platform/runtime/src/main/resources");

    /** Tells IDEs about them. */
    static final Path METADATA = RESOURCES.resolve("META-INF/additional-spring-configuration-metadata.json");

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static FormerNames read() {
        var lines = new Properties();
        try (var file = Files.newBufferedReader(RESOURCES.resolve("io/fairlead/runtime/settings/renamed.properties"))) {
            lines.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var names = new TreeMap<String, String>();
        lines.stringPropertyNames().forEach(former -> names.put(former, lines.getProperty(former)));
        return new FormerNames(names);
    }

    String metadata() {
        return JSON.writeValueAsString(Map.of(
                        "properties",
                        names.entrySet().stream()
                                .filter(name -> !name.getKey().endsWith(".*"))
                                .map(name -> new TreeMap<>(Map.of(
                                        "name", name.getKey(), "deprecation", Map.of("replacement", name.getValue()))))
                                .toList()))
                + "\n";
    }

    List<String> rows() {
        return names.entrySet().stream()
                .map(name -> "| `%s` | `%s` |".formatted(name.getKey(), name.getValue()))
                .toList();
    }
}
