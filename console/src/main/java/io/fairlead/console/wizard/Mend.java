package io.fairlead.console.wizard;

import io.fairlead.console.api.Secret.Warning;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What can be done by a click about a value that looks wrong.
 *
 * @param fixes as the API calls them, in the order in which they are applied
 * @param title of the button
 */
public record Mend(List<String> fixes, String title) {

    private static final Map<String, String> TITLES = Map.of(
            "TRIM", "Trim it and use it",
            "DROP_BYTE_ORDER_MARK", "Use it without the mark",
            "UNQUOTE", "Use it without the quotation marks",
            "DROP_SCHEME", "Use it without that word",
            "DROP_USERNAME", "Use what stands after the colon",
            "DECODE_BASE64", "Use what it stands for",
            "TAKE_API_KEY", "Use the API key in it");

    static Mend of(List<Warning> warnings) {
        var fixes = warnings.stream()
                .map(Warning::fix)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var title = "Mend it and use it";
        return new Mend(fixes, fixes.size() == 1 ? TITLES.getOrDefault(fixes.getFirst(), title) : title);
    }
}
