package io.fairlead.secret.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifiersTests {

    @ParameterizedTest
    @CsvSource({
        "IBM API key, IBM_API_key",
        "eu-west (prod), eu_west_prod",
        "Zürich Straße, Zurich_Strasse",
        "2nd key, _2nd_key",
        "$cost, _$cost",
        "Łódź, Lodz",
        "密钥, ''"
    })
    void areMadeFromNames(String name, String identifier) {
        assertThat(Identifiers.from(name)).isEqualTo(identifier);
    }

    @Test
    void proposesTheLowestFreeNumber() {
        assertThat(Identifiers.firstFree("key", Set.of("key", "key_2", "key_4")))
                .isEqualTo("key_3");
    }

    @Test
    void keepsAProposalWithinTheLongestIdentifier() {
        assertThat(Identifiers.firstFree("k".repeat(128), Set.of()))
                .hasSize(128)
                .endsWith("k_2");
    }
}
