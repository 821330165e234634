package io.fairlead.agent.probe;

import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Journal;
import io.fairlead.agent.wire.Redaction;
import io.fairlead.agent.wire.RegistryError;
import io.fairlead.agent.wire.Wire;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.testing.TestStep;
import java.util.Map;

/** What all questions of one probe share. */
record Visit(RegistryOrigin registry, Wire wire, Journal journal, Redaction redaction, Asides asides) {

    /** The end of a login that was proved. */
    Finding accepted() {
        return new Finding(Diagnosis.OK, registry + " accepted the credential");
    }

    /** The step of a question that went to a host whose contact is told separately. */
    void told(TestStep.StepName name, Journal.Mark since, Answer answer, boolean passed) {
        var evidence = RegistryError.evidence(answer, redaction);
        if (passed) {
            journal.passed(name, since, evidence);
        } else {
            journal.failed(name, since, evidence);
        }
    }

    Finding failed(TestStep.StepName name, Journal.Mark since, Finding finding) {
        journal.failed(name, since, Map.of("reason", redaction.shown(finding.summary())));
        return finding;
    }
}
