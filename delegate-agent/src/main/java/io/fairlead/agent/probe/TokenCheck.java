package io.fairlead.agent.probe;

import io.fairlead.agent.auth.RegistryTokenRequest;
import io.fairlead.agent.auth.TokenResult;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.contracts.testing.TestStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a token service for a token, and writes the step down. */
record TokenCheck(ProbeContext context, RegistryTokenRequest tokenRequest) {

    /** @param scope absent to be told about the credential alone */
    TokenResult requestToken(@Nullable String scope, TestStep.StepName step) {
        var request = tokenRequest.toRequest(scope);
        var since = context.recorder().startStep();
        var reply = context.http().execute(request);
        var token = tokenRequest.judge(request, reply);
        switch (token) {
            case TokenResult.Issued issued -> context.redaction().hide(List.of(issued.value()));
            case TokenResult.Withheld _ -> {}
        }
        switch (reply) {
            case RegistryResponse response ->
                context.recordStep(step, since, response, token instanceof TokenResult.Issued);
            case RegistryFinding finding -> context.recordFailure(step, since, finding);
        }
        return token;
    }
}
