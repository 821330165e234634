package io.fairlead.agent.probe;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.test.Step;
import java.util.Map;
import java.util.Optional;

/** What all questions of one probe share. */
record Visit(RegistryOrigin registry, Wire wire, Journal journal, Redaction redaction) {

    /** A finding that any answer can lead to, whatever was asked. */
    static Optional<Finding> trouble(Question question, Answer answer) {
        if (answer.status() == 429) {
            var wait = answer.header("Retry-After").filter(value -> value.matches("[0-9A-Za-z, :]{1,40}"));
            return Optional.of(new Finding(
                    Diagnosis.RATE_LIMITED,
                    question + ": 429"
                            + wait.map(time -> ", retry after " + time).orElse("")));
        }
        if (answer.status() >= 500) {
            return Optional.of(new Finding(Diagnosis.SERVER_ERROR, question + ": " + answer.status()));
        }
        return Optional.empty();
    }

    /** The step of a question that went to a host whose contact is told separately. */
    void told(Step.Name name, Journal.Mark since, Answer answer, boolean passed) {
        var evidence = RegistryError.evidence(answer, redaction);
        if (passed) {
            journal.passed(name, since, evidence);
        } else {
            journal.failed(name, since, evidence);
        }
    }

    Finding failed(Step.Name name, Journal.Mark since, Finding finding) {
        journal.failed(name, since, Map.of("reason", redaction.shown(finding.summary())));
        return finding;
    }
}
