package io.fairlead.console.wizard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Tags on one line: {@code env: prod, team: core}; a backslash stands before a comma, or a colon of a key, that is meant. */
final class ConnectorTags {

    private ConnectorTags() {}

    static String format(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> escaped(tag.getKey()).replace(":", "\\:")
                        + (tag.getValue().isEmpty() ? "" : ": " + escaped(tag.getValue())))
                .collect(Collectors.joining(", "));
    }

    static Map<String, String> parse(String text) {
        var tags = new LinkedHashMap<String, String>();
        for (var tag : text.split("(?<!\\\\),")) {
            var parts = tag.split("(?<!\\\\):", 2);
            if (!tag.isBlank()) {
                tags.put(plain(parts[0]), parts.length > 1 ? plain(parts[1]) : "");
            }
        }
        return tags;
    }

    private static String escaped(String text) {
        return text.replace(",", "\\,").replace("\n", "\\n");
    }

    private static String plain(String text) {
        return text.strip().replace("\\,", ",").replace("\\:", ":").replace("\\n", "\n");
    }
}
