package io.fairlead.console.settings;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Makes up passwords that can be read aloud: no letter that looks like a digit. About 117 bits. */
final class GeneratedPassword {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 24;
    private static final int GROUP = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private GeneratedPassword() {}

    static String generate() {
        return RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(index -> LETTERS.substring(index, index + 1))
                .collect(Collectors.joining())
                .replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }
}
