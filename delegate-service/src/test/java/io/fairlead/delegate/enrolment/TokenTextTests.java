package io.fairlead.delegate.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenTextTests {

    @Test
    void readsWhatItWrote() {
        var token = TokenText.create();

        assertThat(TokenText.parse(token.written())).hasValue(token);
    }

    @Test
    void refusesOtherForms() {
        assertThat(TokenText.parse("fld_1_x")).isEmpty();
        assertThat(TokenText.parse(TokenText.create().written() + "=")).isEmpty();
    }

    @Test
    void keepsTheSecretOutOfItsText() {
        var token = TokenText.create();

        assertThat(token.toString()).doesNotContain(token.random());
    }
}
