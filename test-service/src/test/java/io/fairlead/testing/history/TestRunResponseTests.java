package io.fairlead.testing.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.QuickFix;
import io.fairlead.testing.run.RunCompletion;
import io.fairlead.testing.run.RunFixtures;
import io.fairlead.testing.run.RunState;
import io.fairlead.testing.run.TestRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TestRunResponseTests {

    @Test
    void tellsWhatAClickCanMend() {
        var fix = new QuickFix.ChangeConnector(
                "Use the user name iamapikey", List.of(QuickFix.PatchOperation.username("iamapikey")));
        var outcome =
                DiagnosedOutcome.of(Diagnosis.IBM_WRONG_USERNAME, "refused").withFixes(List.of(fix));

        var report = new JsonMapper().valueToTree(TestRunResponse.of(ended(outcome)));

        assertThat(report.at("/fixes/0/type").asString()).isEqualTo("ChangeConnector");
        assertThat(report.at("/fixes/0/patch/0/path").asString()).isEqualTo("/spec/auth/spec/username");
    }

    private static TestRun ended(DiagnosedOutcome outcome) {
        var run = RunFixtures.aRun();
        return new TestRun(
                run.id(),
                run.subject(),
                run.cause(),
                RunState.COMPLETED,
                2,
                run.requestedAt(),
                run.deadline(),
                run.requestedAt(),
                run.progress(),
                new RunCompletion(outcome, List.of(), run.requestedAt(), null),
                null);
    }
}
