package io.fairlead.console.delegate;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads tags as people type them, with commas. */
final class DelegateTags {

    private DelegateTags() {}

    static List<String> parse(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList();
    }
}
