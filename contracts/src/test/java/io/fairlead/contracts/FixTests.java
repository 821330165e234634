package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Fix;
import io.fairlead.contracts.diagnosis.Fix.Operation;
import io.fairlead.contracts.diagnosis.Outcome;
import io.fairlead.contracts.scope.Reference;
import io.fairlead.contracts.scope.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FixTests {

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void travelsWithItsOutcomeAsAJsonPatch() {
        var outcome = Outcome.of(Diagnosis.IBM_WRONG_USERNAME, "refused")
                .with(List.of(
                        new Fix.ChangeConnector("Use iamapikey", List.of(Operation.username("iamapikey"))),
                        new Fix.TrimSecret("Trim it", new Reference(Scope.account("default"), "key"))));

        var written = json.writeValueAsString(outcome);

        assertThat(json.readValue(written, Outcome.class)).isEqualTo(outcome);
        assertThat(json.readTree(written).at("/fixes/0/patch/0").toString())
                .isEqualTo("{\"op\":\"add\",\"path\":\"/spec/auth/spec/username\",\"value\":\"iamapikey\"}");
    }

    @Test
    void isMissingFromOutcomesThatHaveNone() {
        var written = json.writeValueAsString(Outcome.of(Diagnosis.IBM_KEY_INVALID, "refused"));

        assertThat(written).doesNotContain("fixes");
        assertThat(json.readValue(written, Outcome.class).fixes()).isEmpty();
    }
}
