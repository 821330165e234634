package io.fairlead.agent.probe;

import io.fairlead.agent.auth.Credential;
import io.fairlead.agent.auth.GrantedActions;
import io.fairlead.agent.auth.TokenResult;
import io.fairlead.agent.http.CommonFailures;
import io.fairlead.agent.http.RedirectTarget;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.http.RequestBody;
import io.fairlead.agent.provider.AccessRefusal;
import io.fairlead.agent.provider.LoginRefusal;
import io.fairlead.agent.provider.WriteRefusal;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import java.util.List;
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
    Optional<RegistryFinding> checkUpload() {
        var request = request();
        var since = context.recorder().startStep();
        return switch (context.conversation().ask(request, List.of(scope()), null)) {
            case RegistryFinding finding -> Optional.of(context.recordFailure(TestStep.StepName.PUSH, since, finding));
            case RegistryResponse response -> {
                var finding = judge(request, response);
                context.recordStep(TestStep.StepName.PUSH, since, response, finding.isEmpty());
                cancel(response);
                yield finding;
            }
        };
    }

    /** Whether writing is guarded where reading is free; cancels the upload where it is not. */
    PingResult probeAnonymously() {
        var request = request();
        return switch (context.http().execute(request)) {
            case RegistryFinding finding -> new PingResult.Ended(finding);
            case RegistryResponse response -> {
                cancel(response);
                yield response.status() == 401
                        ? PingResult.challenged(request, response)
                        : judge(request, response)
                                .<PingResult>map(PingResult.Ended::new)
                                .orElseGet(PingResult.Open::new);
            }
        };
    }

    /** Proves a login where nothing but writing asks for one. */
    RegistryFinding loginByUpload(Credential credential) {
        var rejection = new LoginRefusal(context.registry().host(), credential.username(), false);
        context.conversation().showBasic();
        var request = request();
        var since = context.recorder().startStep();
        return switch (context.conversation().ask(request, List.of(scope()), null)) {
            case RegistryFinding finding -> context.recordFailure(TestStep.StepName.PUSH, since, finding);
            case RegistryResponse response -> {
                var finding = response.status() == 401
                        ? Optional.of(new RegistryFinding(
                                rejection.diagnose(response, Diagnosis.BAD_CREDENTIALS_BASIC), request + ": 401"))
                        : judge(request, response);
                context.recordStep(TestStep.StepName.PUSH, since, response, finding.isEmpty());
                cancel(response);
                yield finding.orElseGet(context::loginAccepted);
            }
        };
    }

    private RegistryRequest request() {
        return RegistryRequest.of("POST", context.registry(), path())
                .with(RequestBody.of("application/octet-stream", new byte[0]));
    }

    private String path() {
        return "/v2/" + repository + "/blobs/uploads/";
    }

    private void cancel(RegistryResponse response) {
        response.header("Location")
                .filter(_ -> response.isSuccess())
                .flatMap(location -> RedirectTarget.resolve(context.registry(), path(), location))
                .map(target -> target.meantFor(context.registry()))
                .filter(target -> target.origin().equals(context.registry()))
                .ifPresent(target -> context.conversation()
                        .askOnce(RegistryRequest.of("DELETE", context.registry(), target.path())));
    }

    private static Optional<RegistryFinding> judge(RegistryRequest request, RegistryResponse response) {
        if (response.isSuccess()) {
            return Optional.empty();
        }
        var code = response.status() == 405 || WriteRefusal.isReadOnly(response)
                ? Diagnosis.READ_ONLY
                : WriteRefusal.isFull(response)
                        ? Diagnosis.STORAGE_FULL
                        : AccessRefusal.diagnose(response, Diagnosis.NO_PUSH);
        return CommonFailures.find(request, response)
                .filter(_ -> code != Diagnosis.STORAGE_FULL)
                .or(() -> Optional.of(new RegistryFinding(code, request + ": " + response.status())));
    }
}
