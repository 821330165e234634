package io.fairlead.identity.apitoken;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenTextTests {

    private final TokenText token = TokenText.create();

    @Test
    void readsWhatItWrote() {
        assertThat(TokenText.parse(token.written())).contains(token);
    }

    @Test
    void tellsATypingMistakeByTheChecksum() {
        var written = token.written();
        var other = written.charAt(40) == 'x' ? 'y' : 'x';

        assertThat(TokenText.parse(written.substring(0, 40) + other + written.substring(41)))
                .isEmpty();
        assertThat(TokenText.parse(written.substring(0, written.length() - 1))).isEmpty();
        assertThat(TokenText.parse("")).isEmpty();
    }

    @Test
    void hidesItsRandomPart() {
        assertThat(token.toString()).doesNotContain(token.random());
    }
}
