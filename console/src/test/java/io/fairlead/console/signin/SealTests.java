package io.fairlead.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SealTests {

    private static final byte[] CONTENT = "whose session it is".getBytes(StandardCharsets.UTF_8);

    private final Seal seal = new Seal("a secret of the client");

    @Test
    void opensWhatItClosed() {
        var sealed = seal.close("session", CONTENT);

        assertThat(seal.open("session", sealed)).contains(CONTENT);
        assertThat(sealed).doesNotContain("whose").matches("[0-9a-zA-Z_-]+");
    }

    @Test
    void opensNothingUnderAnotherNameOrSecret() {
        var sealed = seal.close("session", CONTENT);

        assertThat(seal.open("draft", sealed)).isEmpty();
        assertThat(new Seal("another secret").open("session", sealed)).isEmpty();
    }

    @Test
    void opensNothingThatWasChanged() {
        var sealed = seal.close("session", CONTENT);
        var last = sealed.charAt(20) == 'A' ? 'B' : 'A';

        assertThat(seal.open("session", sealed.substring(0, 20) + last + sealed.substring(21)))
                .isEmpty();
        assertThat(seal.open("session", "")).isEmpty();
        assertThat(seal.open("session", "no base64 at all!")).isEmpty();
    }
}
