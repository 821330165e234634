package io.fairlead.agent.probe;

import io.fairlead.agent.auth.RegistryConversation;
import io.fairlead.agent.http.Redaction;
import io.fairlead.agent.http.RegistryError;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryHttp;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.http.StepRecorder;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.testing.TestStep;
import java.util.Map;

/** What all questions of one probe share. */
record ProbeContext(
        RegistryOrigin registry,
        RegistryHttp http,
        StepRecorder recorder,
        Redaction redaction,
        Observations observations,
        RegistryConversation conversation,
        TokenSteps tokenSteps) {

    /** The end of a login that was proved. */
    RegistryFinding loginAccepted() {
        return new RegistryFinding(Diagnosis.OK, registry + " accepted the credential");
    }

    /** The step of a request that went to a host whose connection has steps of its own. */
    void recordStep(TestStep.StepName name, StepRecorder.StepStart since, RegistryResponse response, boolean passed) {
        var evidence = RegistryError.evidence(response, redaction);
        if (passed) {
            recorder.passed(name, since, evidence);
        } else {
            recorder.failed(name, since, evidence);
        }
    }

    RegistryFinding recordFailure(TestStep.StepName name, StepRecorder.StepStart since, RegistryFinding finding) {
        recorder.failed(name, since, Map.of("reason", redaction.redact(finding.summary())));
        return finding;
    }
}
