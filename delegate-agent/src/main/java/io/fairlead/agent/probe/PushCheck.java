package io.fairlead.agent.probe;

import io.fairlead.agent.auth.GrantedActions;
import io.fairlead.agent.auth.TokenResult;
import io.fairlead.agent.http.AuthorizationHeader;
import io.fairlead.agent.http.CommonFailures;
import io.fairlead.agent.http.RedirectTarget;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.http.RequestBody;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import java.util.Map;
import java.util.Optional;

/** Asks whether a repository that exists may be pushed to; on some registries asking for others would create them. */
record PushCheck(ProbeContext context, String repository) {

    String scope() {
        return "repository:" + repository + ":pull,push";
    }

    /** Reads what the token says; the finding, when it says no. */
    Optional<RegistryFinding> checkGranted(TokenResult.Issued token) {
        var since = context.recorder().startStep();
        var actions = GrantedActions.read(token, repository);
        if (actions.isEmpty()) {
            context.recorder().skipped(TestStep.StepName.PUSH, "the token does not tell which rights it carries");
            return Optional.empty();
        }
        var granted = String.join(",", actions.get());
        if (actions.get().contains("push") || actions.get().contains("*")) {
            context.recorder().passed(TestStep.StepName.PUSH, since, Map.of("granted", granted));
            return Optional.empty();
        }
        var finding =
                new RegistryFinding(Diagnosis.NO_PUSH, "ask for the right to push to " + repository + ": not granted");
        context.recorder().failed(TestStep.StepName.PUSH, since, Map.of("granted", granted));
        return Optional.of(finding);
    }

    /** Opens an upload and cancels it; nothing is stored. */
    Optional<RegistryFinding> checkUpload(AuthorizationHeader header) {
        var path = "/v2/" + repository + "/blobs/uploads/";
        var request = RegistryRequest.of("POST", context.registry(), path)
                .with(RequestBody.of("application/octet-stream", new byte[0]))
                .with(header);
        var since = context.recorder().startStep();
        return switch (context.http().execute(request)) {
            case RegistryFinding finding -> Optional.of(context.recordFailure(TestStep.StepName.PUSH, since, finding));
            case RegistryResponse response -> {
                var finding = judge(request, response);
                context.recordStep(TestStep.StepName.PUSH, since, response, finding.isEmpty());
                response.header("Location")
                        .flatMap(location -> RedirectTarget.resolve(context.registry(), path, location))
                        .filter(target -> target.origin().equals(context.registry()))
                        .ifPresent(target -> context.http()
                                .execute(RegistryRequest.of("DELETE", context.registry(), target.path())
                                        .with(header)));
                yield finding;
            }
        };
    }

    private static Optional<RegistryFinding> judge(RegistryRequest request, RegistryResponse response) {
        return response.isSuccess()
                ? Optional.empty()
                : CommonFailures.find(request, response)
                        .or(() -> Optional.of(
                                new RegistryFinding(Diagnosis.NO_PUSH, request + ": " + response.status())));
    }
}
