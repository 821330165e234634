package io.fairlead.console.page;

import org.jspecify.annotations.Nullable;

/** Reads what somebody typed into a field, without the blanks around it. */
public final class FormInput {

    private FormInput() {}

    /** Empty for a field that was not sent. */
    public static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    /** Null for nothing. */
    public static @Nullable String orNull(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
