package io.fairlead.runtime.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the sentence instead of a stack trace. */
class ContradictorySettingsAnalyzer extends AbstractFailureAnalyzer<ContradictorySettings> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ContradictorySettings cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Remove the former name, which is the first of the two.", cause);
    }
}
