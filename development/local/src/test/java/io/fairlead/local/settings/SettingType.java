package io.fairlead.local.settings;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What can be given for a setting.
 *
 * @param ranged whether a value may be too small or too large
 */
record SettingType(String text, boolean ranged) {

    static SettingType of(String javaName, ClassLoader classes) {
        return switch (javaName) {
            case "java.lang.String" -> new SettingType("text", false);
            case "java.lang.Boolean" -> new SettingType("`true` or `false`", false);
            case "java.lang.Integer", "java.lang.Long" -> new SettingType("number", true);
            case "java.time.Duration" -> new SettingType("duration", true);
            case "java.net.URI" -> new SettingType("URL", false);
            case "java.nio.file.Path" -> new SettingType("path", false);
            case "java.util.List<java.lang.String>", "java.util.Set<java.lang.String>" ->
                new SettingType("texts, separated by commas", false);
            case "java.util.List<java.lang.Integer>" -> new SettingType("numbers, separated by commas", true);
            default ->
                new SettingType(javaName.startsWith("java.util.Map") ? "table" : constants(javaName, classes), false);
        };
    }

    private static String constants(String javaName, ClassLoader classes) {
        try {
            return Arrays.stream(Objects.requireNonNull(
                            Class.forName(javaName, false, classes).getEnumConstants(), javaName))
                    .map(constant -> "`" + constant + "`")
                    .collect(Collectors.joining(" or "));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(javaName, e);
        }
    }
}
