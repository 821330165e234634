package io.fairlead.secret.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueLinterTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, quoteCharacter = '^', textBlock = """
                    s3cr3t\\n|TRAILING_NEWLINE|TRIM|s3cr3t
                    s3cr3t\\r\\n|TRAILING_NEWLINE|TRIM|s3cr3t
                    s3cr3t |TRAILING_BLANK|TRIM|s3cr3t
                     s3cr3t|LEADING_BLANK|TRIM|s3cr3t
                    \uFEFFs3cr3t|BYTE_ORDER_MARK|DROP_BYTE_ORDER_MARK|s3cr3t
                    "s3cr3t"|QUOTED|UNQUOTE|s3cr3t
                    's3cr3t'|QUOTED|UNQUOTE|s3cr3t
                    Bearer s3cr3t|SCHEME|DROP_SCHEME|s3cr3t
                    {"name": "k", "apikey": "s3cr3t"}|IBM_KEY_FILE|TAKE_API_KEY|s3cr3t
                    iamapikey:s3cr3t|USERNAME_AND_PASSWORD|DROP_USERNAME|s3cr3t
                    aWFtYXBpa2V5OnMzY3IzdA==|BASE64|DECODE_BASE64|iamapikey:s3cr3t
                    s3c\\0r3t|CONTROL_CHARACTER|DROP_CONTROL_CHARACTERS|s3cr3t
                    """)
    void nameWhatIsWrongAndMendItOnDemand(String typed, String code, ValueFix fix, String mended) throws Exception {
        var value = typed.replace("\\n", "\n").replace("\\r", "\r").replace("\\0", "\0");

        assertThat(ValueLinter.lint(value)).extracting(ValueWarning::code).containsExactly(code);
        assertThat(ValueLinter.lint(value)).extracting(ValueWarning::fix).containsExactly(fix);
        assertThat(ValueLinter.repaired(value, List.of(fix))).isEqualTo(mended);
    }

    @Test
    void mendOneThingAfterTheOther() throws Exception {
        var pasted = "\"aWFtYXBpa2V5OnMzY3IzdA==\"\n";

        assertThat(ValueLinter.repaired(
                        pasted,
                        List.of(ValueFix.TRIM, ValueFix.UNQUOTE, ValueFix.DECODE_BASE64, ValueFix.DROP_USERNAME)))
                .isEqualTo("s3cr3t");
    }

    @Test
    void offerNothingForWhatOnlyItsOwnerKnows() {
        assertThat(ValueLinter.lint("  ")).extracting(ValueWarning::code).containsExactly("BLANK");
        assertThat(ValueLinter.lint("{\"type\": \"service_account\"}"))
                .extracting(ValueWarning::code)
                .containsExactly("KEY_FILE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3cr3t",
                "correct horse battery staple",
                "dckr_pat_abcdefghijklmnopqrstuvwxyz",
                "https://example.com/a",
                "-----BEGIN KEY-----\nabc\n-----END KEY-----",
                "pass:w",
                "{not json"
            })
    void leaveGoodValuesAlone(String value) {
        assertThat(ValueLinter.lint(value)).isEmpty();
    }

    @Test
    void leaveRandomKeysAlone() {
        var random = new SecureRandom();
        for (var round = 0; round < 10_000; round++) {
            var key = new byte[33];
            random.nextBytes(key);

            assertThat(ValueLinter.lint(Base64.getEncoder().encodeToString(key)))
                    .isEmpty();
        }
    }

    @Test
    void refuseToMendWhatIsNotBroken() {
        assertThatThrownBy(() -> ValueLinter.repaired("s3cr3t", List.of(ValueFix.UNQUOTE)))
                .isInstanceOf(ValueLinter.FixNotOffered.class)
                .hasMessageContaining("UNQUOTE")
                .hasMessageNotContaining("s3cr3t");
    }
}
