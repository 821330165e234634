package io.fairlead.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a grant allows, from the least to the most; each includes those before it. */
public enum Role {
    /** May read. */
    VIEWER,
    /** May change. */
    EDITOR,
    /** May manage tokens, delegates and people. */
    ADMIN;

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** As tokens write it: lower case. */
    public String toText() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> parse(String text) {
        return Arrays.stream(values())
                .filter(role -> role.toText().equals(text))
                .findFirst();
    }
}
