package io.fairlead.identity.person;

import java.nio.charset.StandardCharsets;

/** What may be a password: long, since length is what makes one hard to guess. */
public final class PasswordRule {

    public static final String TEXT = "A password has 12 to 72 characters, and at most 72 bytes in UTF-8.";

    private static final int MIN_LENGTH = 12;

    /** All that BCrypt takes into account. */
    private static final int MAX_BYTES = 72;

    private PasswordRule() {}

    public static boolean allows(String password) {
        return password.length() >= MIN_LENGTH && password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }
}
