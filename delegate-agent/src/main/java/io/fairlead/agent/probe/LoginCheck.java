package io.fairlead.agent.probe;

import io.fairlead.agent.auth.Credential;
import io.fairlead.agent.http.AccountLock;
import io.fairlead.agent.http.CommonFailures;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.provider.AccessRefusal;
import io.fairlead.agent.provider.LoginRefusal;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import java.util.List;

/**
 * Asks the registry itself whether it takes a credential or a token.
 *
 * @param path the path that asked for it
 */
record LoginCheck(ProbeContext context, String path) {

    AccessResult withBasic(Credential credential) {
        var rejection = new LoginRefusal(context.registry().host(), credential.username(), false);
        context.conversation().showBasic();
        return check(response -> switch (response.status()) {
            case 401 -> rejection.diagnose(response, Diagnosis.BAD_CREDENTIALS_BASIC);
            default -> rejection.diagnose(response, Diagnosis.FORBIDDEN);
        });
    }

    AccessResult withToken() {
        return check(response -> AccessRefusal.diagnose(
                response, response.status() == 401 ? Diagnosis.TOKEN_NOT_ACCEPTED : Diagnosis.FORBIDDEN));
    }

    /** Names the reason of a 401 or 403. */
    private interface DenialDiagnosis {
        Diagnosis diagnose(RegistryResponse response);
    }

    private AccessResult check(DenialDiagnosis reason) {
        var request = RegistryRequest.get(context.registry(), path);
        context.tokenSteps().begin(TestStep.StepName.TOKEN);
        var since = context.recorder().startStep();
        return switch (context.conversation().ask(request, List.of(), null)) {
            case RegistryFinding finding ->
                new AccessResult.Denied(context.recordFailure(TestStep.StepName.AUTHENTICATED_PING, since, finding));
            case RegistryResponse response -> {
                var access = judge(request, response, reason);
                context.recordStep(
                        TestStep.StepName.AUTHENTICATED_PING, since, response, access instanceof AccessResult.Granted);
                yield access;
            }
        };
    }

    private AccessResult judge(RegistryRequest request, RegistryResponse response, DenialDiagnosis reason) {
        if (AccountLock.isReported(response)) {
            return denied(Diagnosis.AUTH_LOCKED, request + ": " + response.status());
        }
        var commonFailure = CommonFailures.find(request, response);
        if (commonFailure.isPresent()) {
            return new AccessResult.Denied(commonFailure.get());
        }
        var sentence = request + ": " + response.status();
        var behindLogin = !path.equals(ApiCheck.ROOT) && (response.status() == 403 || response.status() == 404);
        if (behindLogin) {
            // A repository is missing or closed, which is asked for next.
            return new AccessResult.Granted(false);
        }
        return switch (response.status()) {
            case 200 -> new AccessResult.Granted(true);
            case 401, 403 -> denied(reason.diagnose(response), sentence);
            default -> denied(Diagnosis.NOT_A_REGISTRY, sentence);
        };
    }

    private static AccessResult denied(Diagnosis code, String summary) {
        return new AccessResult.Denied(new RegistryFinding(code, summary));
    }
}
