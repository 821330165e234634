package io.fairlead.connector.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.scope.ResourceReference;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTests {

    @ParameterizedTest
    @CsvSource({
        "IBM CR, IBM_CR",
        "my-registry, my_registry",
        "Zürich Straße, Zurich_Strasse",
        "Łódź, Lodz",
        "Ærø, AEro",
        "3rd party, _3rd_party",
        "$price, _$price",
        "a.b/c!d, abcd",
        "one\u2013two, one_two",
        "ﬁne, fine",
        "_x, _x",
        "倉庫, connector",
        "'  trimmed  ', trimmed"
    })
    void comesFromTheName(String name, String identifier) {
        assertThat(Identifiers.fromName(name)).isEqualTo(identifier);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "é", "٣ three", "🚀 go", "a b", "\u0661", "١", "Ǆ", "½ price", "㎏"})
    void isAlwaysAValidIdentifier(String name) {
        assertThat(Identifiers.fromName(name)).matches(ResourceReference.IDENTIFIER);
    }

    @Test
    void isAtMost128CharactersLongWithItsNumber() {
        var longest = Identifiers.fromName("n".repeat(128));

        var next = Identifiers.firstFree(longest, Set.of(longest));

        assertThat(Identifiers.fromName("1".repeat(128))).hasSize(128).startsWith("_1");
        assertThat(next).hasSize(128).endsWith("n_2");
    }

    @Test
    void takesTheFirstFreeNumberWhenItIsTaken() {
        assertThat(Identifiers.firstFree("x", Set.of())).isEqualTo("x");
        assertThat(Identifiers.firstFree("x", Set.of("x", "x_2", "x_4"))).isEqualTo("x_3");
    }

    @Test
    void avoidsTheWordThatIsAPathOfTheApi() {
        assertThat(Identifiers.firstFree("identifiers", Set.of())).isEqualTo("identifiers_2");
    }
}
