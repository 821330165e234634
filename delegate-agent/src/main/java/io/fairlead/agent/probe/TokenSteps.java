package io.fairlead.agent.probe;

import io.fairlead.agent.auth.TokenExchange;
import io.fairlead.agent.auth.TokenResult;
import io.fairlead.agent.http.Redaction;
import io.fairlead.agent.http.RegistryError;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.http.StepRecorder;
import io.fairlead.contracts.testing.TestStep;
import java.util.List;
import java.util.Map;

/** Writes down, as the step that goes on, what a token service answers. */
final class TokenSteps {

    private final StepRecorder recorder;
    private final Redaction redaction;
    private TestStep.StepName step = TestStep.StepName.TOKEN;
    private StepRecorder.StepStart since;

    TokenSteps(StepRecorder recorder, Redaction redaction) {
        this.recorder = recorder;
        this.redaction = redaction;
        since = recorder.startStep();
    }

    /** What is asked for next, and from when its time counts. */
    void begin(TestStep.StepName name) {
        step = name;
        since = recorder.startStep();
    }

    void record(TokenExchange.Exchange exchange) {
        var issued = exchange.result() instanceof TokenResult.Issued;
        if (exchange.result() instanceof TokenResult.Issued token) {
            redaction.hide(List.of(token.value()));
        }
        var evidence = switch (exchange.reply()) {
            case RegistryResponse response -> RegistryError.evidence(response, redaction);
            case RegistryFinding finding -> Map.of("reason", redaction.redact(finding.summary()));
        };
        if (issued) {
            recorder.passed(step, since, evidence);
        } else {
            recorder.failed(step, since, evidence);
        }
        since = recorder.startStep();
    }
}
