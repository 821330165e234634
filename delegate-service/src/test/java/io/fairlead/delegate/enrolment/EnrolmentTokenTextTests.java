package io.fairlead.delegate.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnrolmentTokenTextTests {

    @Test
    void readsWhatItWrote() {
        var token = EnrolmentTokenText.create();

        assertThat(EnrolmentTokenText.parse(token.toText())).hasValue(token);
    }

    @Test
    void refusesOtherForms() {
        assertThat(EnrolmentTokenText.parse("fld_1_x")).isEmpty();
        assertThat(EnrolmentTokenText.parse(EnrolmentTokenText.create().toText() + "="))
                .isEmpty();
    }

    @Test
    void keepsTheSecretOutOfItsText() {
        var token = EnrolmentTokenText.create();

        assertThat(token.toString()).doesNotContain(token.token().random());
    }
}
