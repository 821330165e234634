package io.fairlead.http.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "Nächtlicher Lauf",
                "夜间构建",
                "بناء ليلي",
                "नमस्ते",
                "🚢 deploy",
                "👩‍🚀",
                "می‌خواهم",
                "a<b> & 'c'"
            })
    void takesWhatShowsInAnyLanguage(String name) {
        assertThat(NameRule.fault(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\0b",
                "a\nb",
                "a\r\nb",
                "a\tb",
                "a\u001b[31m",
                "a\u007f",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "\ud83d",
                "\udea2a",
                "a\u200eb",
                "a\u200fb",
                "a\u061cb",
                "a\u202ab",
                "a\u202eb",
                "a\u2066b",
                "a\u2069b",
                "\ufeffa",
                "a\u00adb",
                "a\u200bb",
                "a\u2060b",
                "a\ue000b",
                "a\uffffb"
            })
    void refusesWhatDoesNotShow(String name) {
        assertThat(NameRule.fault(name))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("U+", "position").doesNotContain(name));
    }

    @Test
    void countsCharactersAndNotWhatTheyAreStoredIn() {
        assertThat(NameRule.fault("🚢".repeat(128))).isEmpty();
        assertThat(NameRule.fault("🚢".repeat(129)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("129", "128"));
        assertThat(NameRule.fault("")).isPresent();
        assertThat(NameRule.fault(" \u00a0\u200d ")).isPresent();
        assertThat(NameRule.fault(null)).isPresent();
    }
}
