package io.fairlead.identity.person;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes a password that nobody guesses. */
final class RandomPassword {

    private static final int BYTES = 18;

    private RandomPassword() {}

    static String create() {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
