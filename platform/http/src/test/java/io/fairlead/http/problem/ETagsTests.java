package io.fairlead.http.problem;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTests {

    @Test
    void quotesTheVersion() {
        Assertions.assertThat(ETags.of(7)).isEqualTo("\"7\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "*", " * ", "\"6\", \"7\"", "W/\"7\", \"7\"", "\"a,b\",\"7\"", ", \"7\" ,"})
    void passesWhereOneOfTheTagsIsTheVersion(String ifMatch) {
        assertThatCode(() -> ETags.require(ifMatch, 7)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"6\"", "W/\"7\"", "\"6\", W/\"7\"", "7", "\"7", "\"a,7\"", "*, \"6\"", "\"*\"", "\"07\""})
    void refusesWeakStaleAndMalformedTags(String ifMatch) {
        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() -> ETags.require(ifMatch, 7))
                .returns("STALE", PreconditionFailed::code);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void asksForThePrecondition(@Nullable String ifMatch) {
        assertThatExceptionOfType(PreconditionFailed.class)
                .isThrownBy(() -> ETags.require(ifMatch, 7))
                .returns("IF_MATCH_REQUIRED", PreconditionFailed::code);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '#',
            delimiter = '|',
            value = {
                "*| true",
                " * | true",
                "\"*\"| false",
                "\"7\"| false",
                "W/\"\"| false",
                "\"\"| false",
                "W/| false",
                "##| false"
            })
    void knowsWhoAsksForAbsence(@Nullable String ifNoneMatch, boolean absence) {
        Assertions.assertThat(ETags.requiresAbsence(ifNoneMatch)).isEqualTo(absence);
    }
}
