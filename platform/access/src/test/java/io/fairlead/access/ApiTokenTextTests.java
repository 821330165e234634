package io.fairlead.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApiTokenTextTests {

    private final ApiTokenText token = ApiTokenText.create();

    @Test
    void readsWhatItWrote() {
        assertThat(ApiTokenText.parse(token.toText())).contains(token);
    }

    @Test
    void tellsATypingMistakeByTheChecksum() {
        var written = token.toText();
        var other = written.charAt(40) == 'x' ? 'y' : 'x';

        assertThat(ApiTokenText.parse(written.substring(0, 40) + other + written.substring(41)))
                .isEmpty();
        assertThat(ApiTokenText.parse(written.substring(0, written.length() - 1)))
                .isEmpty();
        assertThat(ApiTokenText.parse("")).isEmpty();
    }

    @Test
    void hidesItsRandomPart() {
        assertThat(token.toString()).doesNotContain(token.token().random());
    }
}
