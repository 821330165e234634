package io.fairlead.agent.wire;

import io.fairlead.contracts.diagnosis.Diagnosis;
import java.net.UnknownHostException;

/** The delegate's own policy forbids the addresses that a name leads to. */
final class Refused extends UnknownHostException {

    private final Diagnosis code;

    Refused(Diagnosis code, String sentence) {
        super(sentence);
        this.code = code;
    }

    Diagnosis code() {
        return code;
    }
}
