package io.fairlead.local.settings;

import java.util.Locale;

/**
 * A setting as the document shows it.
 *
 * @param defaultValue empty where it has none
 * @param range empty where every value of the type is allowed
 */
record Setting(String name, SettingType type, String defaultValue, String range, String description)
        implements Comparable<Setting> {

    /** The variable that sets it. */
    String variable() {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    String row() {
        return "| `%s`<br>`%s` | %s | %s | %s | %s |"
                .formatted(name, variable(), type.text(), code(defaultValue), range, escaped(description));
    }

    private static String code(String value) {
        return value.isEmpty() ? "" : "`" + value.replace("|", "\\|") + "`";
    }

    private static String escaped(String text) {
        return text.replaceAll("\\{@code ([^}]*)}", "`$1`").replace("|", "\\|");
    }

    @Override
    public int compareTo(Setting other) {
        return name.compareTo(other.name);
    }
}
