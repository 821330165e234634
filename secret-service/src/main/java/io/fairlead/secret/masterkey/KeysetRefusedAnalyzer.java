package io.fairlead.secret.masterkey;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two sentences, instead of a stack trace, why the service does not start. */
class KeysetRefusedAnalyzer extends AbstractFailureAnalyzer<KeysetRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, KeysetRefused cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
