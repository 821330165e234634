package io.fairlead.agent.image;

import io.fairlead.agent.wire.Finding;
import io.fairlead.contracts.diagnosis.Diagnosis;

/** A registry does not let an operation go on; carries what was found from wherever that was. */
final class OperationFailed extends RuntimeException {

    private final transient Finding finding;

    OperationFailed(Finding finding) {
        super(finding.summary(), null, false, false);
        this.finding = finding;
    }

    OperationFailed(Diagnosis code, String summary) {
        this(new Finding(code, summary));
    }

    Finding finding() {
        return finding;
    }
}
