package io.fairlead.agent.operation;

import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.contracts.diagnosis.Diagnosis;

/** A registry does not let an operation go on; carries what was found from wherever that was. */
final class OperationFailed extends RuntimeException {

    private final transient RegistryFinding finding;

    OperationFailed(RegistryFinding finding) {
        super(finding.summary(), null, false, false);
        this.finding = finding;
    }

    OperationFailed(Diagnosis code, String summary) {
        this(new RegistryFinding(code, summary));
    }

    RegistryFinding finding() {
        return finding;
    }
}
