package io.fairlead.runtime.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** A line of {@code renamed.properties}: a key of the release before, and what it is called now. */
record RenamedSetting(ConfigurationPropertyName formerName, ConfigurationPropertyName name, boolean withChildren) {

    private static final String CHILDREN = ".*";

    static List<RenamedSetting> all() {
        var lines = new Properties();
        try (var file = RenamedSetting.class.getResourceAsStream("renamed.properties")) {
            lines.load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException("read renamed.properties", e);
        }
        var sorted = new TreeMap<String, String>();
        lines.stringPropertyNames().forEach(former -> sorted.put(former, lines.getProperty(former)));
        return sorted.entrySet().stream()
                .map(line -> parse(line.getKey(), line.getValue()))
                .toList();
    }

    private static RenamedSetting parse(String former, String name) {
        return new RenamedSetting(
                ConfigurationPropertyName.of(withoutChildren(former)),
                ConfigurationPropertyName.of(withoutChildren(name)),
                former.endsWith(CHILDREN));
    }

    private static String withoutChildren(String name) {
        return name.endsWith(CHILDREN) ? name.substring(0, name.length() - CHILDREN.length()) : name;
    }

    /** Whether this name is one of an element of the former list or, where the line says so, of anything below. */
    boolean covers(ConfigurationPropertyName other) {
        return withChildren
                ? formerName.isAncestorOf(other)
                : other.isLastElementIndexed() && formerName.isParentOf(other);
    }

    ConfigurationPropertyName translate(ConfigurationPropertyName former) {
        return former.equals(formerName) ? name : name.append(former.subName(formerName.getNumberOfElements()));
    }
}
