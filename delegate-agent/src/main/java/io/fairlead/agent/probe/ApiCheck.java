package io.fairlead.agent.probe;

import io.fairlead.agent.http.AccountLock;
import io.fairlead.agent.http.CommonFailures;
import io.fairlead.agent.http.ConnectionTrace;
import io.fairlead.agent.http.RedirectFollower;
import io.fairlead.agent.http.RedirectTarget;
import io.fairlead.agent.http.RegistryError;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.http.StepRecorder;
import io.fairlead.agent.provider.AccessRefusal;
import io.fairlead.agent.provider.BlockPage;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.QuickFix;
import io.fairlead.contracts.testing.TestStep;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks without a credential: is there a registry, and what does it want to see? */
record ApiCheck(ProbeContext context) {

    static final String ROOT = "/v2/";

    PingResult run() {
        var request = RegistryRequest.get(context.registry(), ROOT);
        var begun = context.recorder().startStep();
        var followed = new RedirectFollower(context.http()).execute(request, null, RedirectFollower.Reach.SAME_ORIGIN);
        return switch (followed.reply()) {
            case RegistryFinding finding -> new PingResult.Ended(unreached(finding));
            case RegistryResponse response -> {
                var since = since(begun);
                var refusal = followed.refusal();
                var result = refusal == null
                        ? judge(followed.request(), response)
                        : new PingResult.Ended(notFollowed(refusal, followed.target()));
                context.recordStep(TestStep.StepName.API, since, response, !(result instanceof PingResult.Ended));
                yield result;
            }
        };
    }

    private RegistryFinding notFollowed(RegistryFinding refusal, @Nullable RedirectTarget target) {
        if (refusal.code() == Diagnosis.REDIRECT_TO_HTTPS && target != null) {
            context.observations()
                    .addFix(
                            "Use " + target.origin(),
                            QuickFix.PatchOperation.url(target.origin().toString()));
        }
        return refusal;
    }

    /** The first request opens the connection, which has steps of its own; what counts here begins after them. */
    private StepRecorder.StepStart since(StepRecorder.StepStart begun) {
        var opened = context.http().registryTrace().requestStart();
        return opened.nanos() > begun.nanos() ? opened : begun;
    }

    private RegistryFinding unreached(RegistryFinding finding) {
        var trace = context.http().registryTrace();
        Map<String, String> evidence =
                new HashMap<>(trace.phase() == ConnectionTrace.Phase.TLS ? trace.certificateEvidence() : Map.of());
        evidence.put("reason", context.redaction().redact(finding.summary()));
        context.recorder().failed(trace.phase().step(), trace.phaseStart(), evidence);
        if (finding.code() == Diagnosis.HTTP_TO_TLS_PORT) {
            suggestTls();
        }
        return finding;
    }

    private PingResult judge(RegistryRequest request, RegistryResponse response) {
        var commonFailure = CommonFailures.find(request, response);
        if (commonFailure.isPresent()) {
            return new PingResult.Ended(commonFailure.get());
        }
        return switch (response.status()) {
            case 200 -> looksLikeRegistry(response) ? new PingResult.Open() : notARegistry(request, response);
            case 401 -> PingResult.challenged(request, response);
            case 403 -> forbidden(request, response);
            case 400 -> saysTls(response) ? tlsPort(request) : notARegistry(request, response);
            default -> notARegistry(request, response);
        };
    }

    private PingResult forbidden(RegistryRequest request, RegistryResponse response) {
        var sentence = request + ": 403 before any credential was sent";
        var block = BlockPage.quote(context.registry().host(), response);
        if (block.isPresent()) {
            return PingResult.ended(
                    Diagnosis.ADDRESS_BLOCKED,
                    sentence + ": " + context.redaction().redact(block.get()));
        }
        if (AccountLock.isReported(response)) {
            return PingResult.ended(Diagnosis.AUTH_LOCKED, sentence);
        }
        return response.isHtml()
                ? notARegistry(request, response)
                : PingResult.ended(AccessRefusal.diagnose(response, Diagnosis.FORBIDDEN), sentence);
    }

    private static boolean looksLikeRegistry(RegistryResponse response) {
        return response.header("Docker-Distribution-Api-Version").isPresent()
                || (!response.isHtml()
                        && (response.body().isBlank()
                                || RegistryError.json(response).isPresent()));
    }

    private static boolean saysTls(RegistryResponse response) {
        return response.body().contains("HTTP request to an HTTPS server")
                || response.body().contains("plain HTTP request was sent to HTTPS port");
    }

    private PingResult tlsPort(RegistryRequest request) {
        suggestTls();
        return PingResult.ended(Diagnosis.HTTP_TO_TLS_PORT, request + ": 400, the port speaks TLS");
    }

    private void suggestTls() {
        var url = "https://" + context.registry().host() + ":"
                + context.registry().port();
        context.observations().addFix("Use " + url, QuickFix.PatchOperation.url(url));
    }

    private static PingResult notARegistry(RegistryRequest request, RegistryResponse response) {
        var sentence = request + ": " + response.status();
        if (response.isHtml()) {
            return PingResult.ended(Diagnosis.NOT_A_REGISTRY_HTML, sentence + " with a web page");
        }
        return PingResult.ended(
                response.status() == 404 || response.status() == 405
                        ? Diagnosis.NOT_A_REGISTRY_404
                        : Diagnosis.NOT_A_REGISTRY,
                sentence);
    }
}
