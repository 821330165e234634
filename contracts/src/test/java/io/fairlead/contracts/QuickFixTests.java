package io.fairlead.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.QuickFix;
import io.fairlead.contracts.diagnosis.QuickFix.PatchOperation;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class QuickFixTests {

    private final JsonMapper json = JsonMapper.shared();

    @Test
    void travelsWithItsOutcomeAsAJsonPatch() {
        var outcome = DiagnosedOutcome.of(Diagnosis.IBM_WRONG_USERNAME, "refused")
                .withFixes(List.of(
                        new QuickFix.ChangeConnector("Use iamapikey", List.of(PatchOperation.username("iamapikey"))),
                        new QuickFix.TrimSecret("Trim it", new ResourceReference(Scope.account("default"), "key"))));

        var written = json.writeValueAsString(outcome);

        assertThat(json.readValue(written, DiagnosedOutcome.class)).isEqualTo(outcome);
        assertThat(json.readTree(written).at("/fixes/0/patch/0").toString())
                .isEqualTo("{\"op\":\"add\",\"path\":\"/spec/auth/spec/username\",\"value\":\"iamapikey\"}");
    }

    @Test
    void isMissingFromOutcomesThatHaveNone() {
        var written = json.writeValueAsString(DiagnosedOutcome.of(Diagnosis.IBM_KEY_INVALID, "refused"));

        assertThat(written).doesNotContain("fixes");
        assertThat(json.readValue(written, DiagnosedOutcome.class).fixes()).isEmpty();
    }
}
