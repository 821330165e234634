package io.fairlead.local.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A module as it was built, and what its records, their metadata and its yml say of settings. */
record SettingsModule(String directory) {

    static final Path TREE = Path.of("..", "..");

    private static final JsonMapper JSON = JsonMapper.shared();

    private static Path classesOf(String directory) {
        return TREE.resolve(directory).resolve("target").resolve("classes");
    }

    /** In the order of their names; what only aliases another setting is left out. */
    List<Setting> settings() {
        var metadata = classesOf(directory).resolve("META-INF").resolve("spring-configuration-metadata.json");
        var defaults = defaults();
        try (var classes = new URLClassLoader(allClasses(), getClass().getClassLoader())) {
            return StreamSupport.stream(
                            JSON.readTree(metadata).path("properties").spliterator(), false)
                    .filter(property -> property.path("deprecation").isMissingNode())
                    .map(property -> setting(property, defaults, classes))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("read " + metadata, e);
        }
    }

    private static Setting setting(JsonNode property, Properties defaults, ClassLoader classes) {
        var name = property.path("name").asString();
        var fromRecord = property.path("defaultValue");
        var written = defaults.getProperty(name);
        return new Setting(
                name,
                SettingType.of(property.path("type").asString(), classes),
                written == null ? text(fromRecord) : written,
                AllowedRanges.of(property.path("sourceType").asString(), name, classes),
                property.path("description").asString(""));
    }

    /** The processor writes a list in brackets. */
    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asString)
                        .collect(Collectors.joining(", "))
                : value.asString("").replaceAll("^\\[(.*)]$", "$1");
    }

    private Properties defaults() {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(
                Stream.of("fairlead-defaults.yml", "fairlead-limits.yml", "console-api.yml", "application.yml")
                        .map(classesOf(directory)::resolve)
                        .filter(Files::exists)
                        .map(FileSystemResource::new)
                        .toArray(FileSystemResource[]::new));
        return yaml.getObject() instanceof Properties found ? found : new Properties();
    }

    private static URL[] allClasses() {
        return Arrays.stream(Program.values())
                .flatMap(program -> program.modules().stream())
                .map(module -> url(classesOf(module.directory())))
                .toArray(URL[]::new);
    }

    private static URL url(Path classes) {
        try {
            return classes.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(classes.toString(), e);
        }
    }
}
