package io.fairlead.contracts.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierCandidatesTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            IBM CR                       | IBM_CR
            my-registry                  | my_registry
            eu-west (prod)               | eu_west_prod
            a.b/c!d                      | abcd
            '  trimmed  '                | trimmed
            _x                           | _x
            Zürich Straße                | Zurich_Strasse
            STRAẞE                       | STRASSE
            Łódź                         | Lodz
            Ærø                          | AEro
            Ðelta                        | Delta
            Þórshöfn                     | Thorshofn
            İstanbul ılık                | Istanbul_ilik
            Ħaż-Żebbuġ                   | Haz_Zebbug
            a–b                          | a_b
            one—two                      | one_two
            non\u2011breaking\u00a0space | non_breaking_space
            zero\u200bwidth              | zerowidth
            ﬁne                          | fine
            Ǆungla                       | DZungla
            ½ price                      | _12_price
            5 ㎏                         | _5_kg
            3rd party                    | _3rd_party
            2nd key                      | _2nd_key
            $price                       | _$price
            ٣ three                      | _3_three
            Привет                       | Privet
            Щука и ёж                    | Shchuka_i_ezh
            Київ, Україна                | Kiiv_Ukraina
            Љубљана                      | Ljubljana
            Ελλάδα                       | Ellada
            Θεσσαλονίκης                 | Thessalonikis
            ΨΥΧΗ                         | PsYChI
            🚀 go                        | go
            日本 registry                 | registry
            \u202emirror                 | mirror
            שלום registry                | registry
            """)
    void comeFromTheName(String name, String identifier) {
        assertThat(IdentifierCandidates.fromName(name, "connector").first()).isEqualTo(identifier);
    }

    @ParameterizedTest
    @ValueSource(strings = {"日本", "倉庫", "🚀", "שלום", "مرحبا", "-", "_", "$", "東京 – 大阪", "…", "\u0301", "ь"})
    void areNumberedFromOneWhenNothingIsLeftOfTheName(String name) {
        var candidates = IdentifierCandidates.fromName(name, "secret");

        assertThat(candidates.first()).isEqualTo("secret_1");
        assertThat(candidates.firstFree(Set.of("secret_1", "secret_2")::contains))
                .isEqualTo("secret_3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"é", "🚀 go", "a b", "\u0661", "١", "Ǆ", "㎏", "\ud800x", "a\0b", "x\u200f"})
    void areValid(String name) {
        assertThat(IdentifierCandidates.fromName(name, "connector").first()).matches(ResourceReference.IDENTIFIER);
    }

    @Test
    void haveAtMost128CharactersWithTheirNumber() {
        var candidates = IdentifierCandidates.fromName("n".repeat(200), "connector");
        var digits = IdentifierCandidates.fromName("1".repeat(200), "connector");

        assertThat(candidates.first()).isEqualTo("n".repeat(128));
        assertThat(candidates.firstFree(candidates.first()::equals))
                .hasSize(128)
                .endsWith("n_2");
        assertThat(candidates.first()).startsWith(candidates.commonPrefix());
        assertThat(digits.first()).hasSize(128).startsWith("_1");
    }

    @Test
    void takeTheLowestFreeNumber() {
        var candidates = IdentifierCandidates.of("x");

        assertThat(candidates.first()).isEqualTo("x");
        assertThat(candidates.firstFree(Set.of("x", "x_2", "x_4")::contains)).isEqualTo("x_3");
    }
}
