package io.fairlead.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CookieCipherTests {

    private static final byte[] CONTENT = "whose session it is".getBytes(StandardCharsets.UTF_8);

    private final CookieCipher seal = new CookieCipher("a secret of the client");

    @Test
    void opensWhatItClosed() {
        var sealed = seal.encrypt("session", CONTENT);

        assertThat(seal.decrypt("session", sealed)).contains(CONTENT);
        assertThat(sealed).doesNotContain("whose").matches("[0-9a-zA-Z_-]+");
    }

    @Test
    void opensNothingUnderAnotherNameOrSecret() {
        var sealed = seal.encrypt("session", CONTENT);

        assertThat(seal.decrypt("draft", sealed)).isEmpty();
        assertThat(new CookieCipher("another secret").decrypt("session", sealed))
                .isEmpty();
    }

    @Test
    void opensNothingThatWasChanged() {
        var sealed = seal.encrypt("session", CONTENT);
        var last = sealed.charAt(20) == 'A' ? 'B' : 'A';

        assertThat(seal.decrypt("session", sealed.substring(0, 20) + last + sealed.substring(21)))
                .isEmpty();
        assertThat(seal.decrypt("session", "")).isEmpty();
        assertThat(seal.decrypt("session", "no base64 at all!")).isEmpty();
    }
}
