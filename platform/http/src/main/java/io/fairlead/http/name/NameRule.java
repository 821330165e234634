package io.fairlead.http.name;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What may be the name of something: one line of 1 to {@value #MAX_LENGTH} characters in any language, none of which is
 * invisible, changes the direction in which the others show, or cannot be stored.
 */
public final class NameRule {

    public static final int MAX_LENGTH = 128;

    /** They join letters in some languages, and people to families in others. */
    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;

    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private NameRule() {}

    /** Why a text may be no name, and what to do about it, without repeating it; empty when it may. */
    public static Optional<String> fault(@Nullable String name) {
        if (name == null || name.codePoints().allMatch(NameRule::isBlank)) {
            return Optional.of("The name is missing. Give it 1 to %d characters.".formatted(MAX_LENGTH));
        }
        var length = name.codePointCount(0, name.length());
        if (length > MAX_LENGTH) {
            return Optional.of("The name has %d characters. Shorten it to %d.".formatted(length, MAX_LENGTH));
        }
        return unprintable(name);
    }

    /** As {@link #fault}, of the characters alone: for one whose length is checked elsewhere. */
    public static Optional<String> unprintable(String name) {
        var index = firstUnprintable(name);
        return index.isEmpty()
                ? Optional.empty()
                : Optional.of("The name has the character U+%04X at position %d, which does not show. Remove it."
                        .formatted(name.codePointAt(index.getAsInt()), name.codePointCount(0, index.getAsInt()) + 1));
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == ZERO_WIDTH_NON_JOINER
                || character == ZERO_WIDTH_JOINER;
    }

    private static OptionalInt firstUnprintable(String name) {
        for (var index = 0; index < name.length(); ) {
            var character = name.codePointAt(index);
            if (!isPrintable(character)) {
                return OptionalInt.of(index);
            }
            index += Character.charCount(character);
        }
        return OptionalInt.empty();
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            // Among them all that turn the direction (UAX #9), and the byte order mark
            case Character.FORMAT -> character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }
}
