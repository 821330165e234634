package io.fairlead.agent.http;

import io.fairlead.contracts.diagnosis.Diagnosis;
import java.net.UnknownHostException;

/** The delegate's own policy forbids the addresses that a name leads to. */
final class AddressRefused extends UnknownHostException {

    private final Diagnosis code;

    AddressRefused(Diagnosis code, String sentence) {
        super(sentence);
        this.code = code;
    }

    Diagnosis code() {
        return code;
    }
}
