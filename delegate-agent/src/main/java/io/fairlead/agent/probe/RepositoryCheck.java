package io.fairlead.agent.probe;

import io.fairlead.agent.http.CommonFailures;
import io.fairlead.agent.http.RegistryError;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.http.StepRecorder;
import io.fairlead.agent.provider.AccessRefusal;
import io.fairlead.agent.provider.BlockPage;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.DiagnosisStage;
import io.fairlead.contracts.testing.TestStep;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks whether one repository may be pulled from. */
record RepositoryCheck(ProbeContext context, String repository) {

    /** OCI distribution specification 1.1, "Pulling manifests". */
    private static final Pattern NAME =
            Pattern.compile("[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*");

    String scope() {
        return "repository:" + repository + ":pull";
    }

    /** What to ask for: names, at most one, which is little even where there are 100,000. */
    String path() {
        return "/v2/" + repository + "/tags/list?n=1";
    }

    static boolean isName(String text) {
        return text.length() <= 255 && NAME.matcher(text).matches();
    }

    /** The finding, when no registry could have a repository of this name. */
    Optional<RegistryFinding> invalidName() {
        return isName(repository)
                ? Optional.empty()
                : Optional.of(new RegistryFinding(Diagnosis.NAME_INVALID, "the repository's name is not a valid one"));
    }

    /** Asks without a credential. */
    PingResult probeAnonymously() {
        if (invalidName().isPresent()) {
            return new PingResult.Ended(invalidName().get());
        }
        var request = RegistryRequest.get(context.registry(), path());
        var since = context.recorder().startStep();
        return switch (context.http().execute(request)) {
            case RegistryFinding finding ->
                new PingResult.Ended(context.recordFailure(TestStep.StepName.REPOSITORY, since, finding));
            case RegistryResponse response -> {
                var result = response.status() == 401
                        ? PingResult.challenged(request, response)
                        : switch (judge(request, response)) {
                            case AccessResult.Granted _ -> new PingResult.Open();
                            case AccessResult.Denied(var reason) -> new PingResult.Ended(reason);
                        };
                context.recordStep(
                        TestStep.StepName.REPOSITORY, since, response, !(result instanceof PingResult.Ended));
                yield result;
            }
        };
    }

    /** Whether a manifest is guarded where the list is free; an open or unclear answer says nothing. */
    PingResult probeManifestAnonymously() {
        var request = manifest("HEAD", ManifestRequest.ANY_TAG);
        return context.http().execute(request) instanceof RegistryResponse response && response.status() == 401
                ? PingResult.challenged(request, response)
                : new PingResult.Open();
    }

    /** Pulling is reading manifests: listing is a right of its own, which may be missing, or be all that there is. */
    AccessResult check() {
        if (invalidName().isPresent()) {
            return new AccessResult.Denied(context.recordFailure(
                    TestStep.StepName.REPOSITORY,
                    context.recorder().startStep(),
                    invalidName().get()));
        }
        var request = RegistryRequest.get(context.registry(), path());
        var since = context.recorder().startStep();
        return switch (context.conversation().ask(request, List.of(scope()), null)) {
            case RegistryFinding finding
            when isRefusal(finding) -> {
                context.recordFailure(TestStep.StepName.REPOSITORY, since, finding);
                yield withoutList(finding);
            }
            case RegistryFinding finding ->
                new AccessResult.Denied(context.recordFailure(TestStep.StepName.REPOSITORY, since, finding));
            case RegistryResponse response -> {
                var access = judge(request, response);
                var listed = access instanceof AccessResult.Granted;
                if (response.status() != 405 && response.status() != 501) {
                    context.recordStep(TestStep.StepName.REPOSITORY, since, response, listed);
                }
                yield switch (response.status()) {
                    case 200 -> whenListed(response);
                    // This registry lists no tags, which says nothing about the right to pull.
                    case 405, 501 -> withoutList(null);
                    case 401, 403 -> withoutList(((AccessResult.Denied) access).reason());
                    default -> access;
                };
            }
        };
    }

    private static boolean isRefusal(RegistryFinding finding) {
        return finding.code().stage() == DiagnosisStage.CREDENTIAL
                || finding.code().stage() == DiagnosisStage.TOKEN_SERVICE;
    }

    /** Who may list need not be allowed to pull. */
    private AccessResult whenListed(RegistryResponse response) {
        var request = manifest("HEAD", ManifestRequest.firstTag(response));
        var since = context.recorder().startStep();
        return switch (context.conversation().ask(request, List.of(scope()), null)) {
            case RegistryResponse head
            when head.status() == 401 || head.status() == 403 -> {
                var pulled = pull(ManifestRequest.firstTag(response));
                yield pulled instanceof AccessResult.Denied ? pulled : new AccessResult.Granted(true);
            }
            case RegistryResponse head -> {
                if (head.status() == 200) {
                    context.recordStep(TestStep.StepName.REPOSITORY, since, head, true);
                }
                yield new AccessResult.Granted(true);
            }
            case RegistryFinding finding
            when isRefusal(finding) -> {
                context.recordFailure(TestStep.StepName.REPOSITORY, since, finding);
                yield new AccessResult.Denied(finding);
            }
            case RegistryFinding _ -> new AccessResult.Granted(true);
        };
    }

    /** @param refusal of the list; absent where there is none to be refused */
    private AccessResult withoutList(@Nullable RegistryFinding refusal) {
        if (refusal != null && (refusal.code() == Diagnosis.AUTH_LOCKED || isConclusive(refusal.code()))) {
            return new AccessResult.Denied(refusal);
        }
        var head = manifest("HEAD", ManifestRequest.ANY_TAG);
        var since = context.recorder().startStep();
        var access = context.conversation().ask(head, List.of(scope()), null) instanceof RegistryResponse response
                        && response.status() == 200
                ? granted(since, response)
                : pull(ManifestRequest.ANY_TAG);
        if (refusal != null && access instanceof AccessResult.Granted) {
            context.observations().addNote(Diagnosis.NO_LIST, refusal.summary());
        }
        return access;
    }

    /** What is said in so many words holds for whatever else would be asked. */
    private static boolean isConclusive(Diagnosis code) {
        return switch (code) {
            case IBM_PRIVATE_ONLY, IBM_QUOTA_TRAFFIC, IBM_QUOTA_STORAGE, ADDRESS_BLOCKED -> true;
            default -> false;
        };
    }

    private AccessResult granted(StepRecorder.StepStart since, RegistryResponse response) {
        context.recordStep(TestStep.StepName.REPOSITORY, since, response, true);
        return new AccessResult.Granted(true);
    }

    private AccessResult pull(String tag) {
        var request = manifest("GET", tag);
        var since = context.recorder().startStep();
        return switch (context.conversation().ask(request, List.of(scope()), (_, _) -> {})) {
            // Who is sent to storage for a manifest may pull.
            case RegistryFinding finding
            when finding.code() == Diagnosis.REDIRECT_ELSEWHERE -> new AccessResult.Granted(true);
            case RegistryFinding finding ->
                new AccessResult.Denied(context.recordFailure(TestStep.StepName.REPOSITORY, since, finding));
            case RegistryResponse response -> {
                var access = pulled(request, response);
                context.recordStep(
                        TestStep.StepName.REPOSITORY, since, response, access instanceof AccessResult.Granted);
                yield access;
            }
        };
    }

    /** Without a code, a missing tag looks like a missing repository. */
    private AccessResult pulled(RegistryRequest request, RegistryResponse response) {
        var code = RegistryError.of(response).code();
        if (response.status() == 404 && code.equals("MANIFEST_UNKNOWN")) {
            return new AccessResult.Granted(true);
        }
        if (response.status() == 405 || (response.status() == 404 && !code.equals("NAME_UNKNOWN"))) {
            context.observations()
                    .addNote(
                            Diagnosis.NOT_PROVED,
                            "whether " + repository + " may be pulled from: there is no tag " + ManifestRequest.ANY_TAG
                                    + ", and no list to find another");
            return new AccessResult.Granted(false);
        }
        return judge(request, response);
    }

    private RegistryRequest manifest(String method, String tag) {
        return ManifestRequest.of(method, context.registry(), repository, tag);
    }

    private AccessResult judge(RegistryRequest request, RegistryResponse response) {
        var commonFailure = CommonFailures.find(request, response);
        if (commonFailure.isPresent()) {
            return new AccessResult.Denied(commonFailure.get());
        }
        return switch (response.status()) {
            case 200 -> new AccessResult.Granted(true);
            case 404 -> denied(AccessRefusal.diagnose(response, Diagnosis.REPO_NOT_FOUND), request, response);
            case 401, 403 -> {
                var block = BlockPage.quote(context.registry().host(), response);
                yield denied(
                        block.isPresent()
                                ? Diagnosis.ADDRESS_BLOCKED
                                : AccessRefusal.diagnose(response, Diagnosis.NO_PULL),
                        request,
                        response);
            }
            case 301, 302, 303, 307, 308 -> denied(Diagnosis.REDIRECT_ELSEWHERE, request, response);
            default -> denied(AccessRefusal.diagnose(response, Diagnosis.NOT_A_REGISTRY), request, response);
        };
    }

    private static AccessResult denied(Diagnosis code, RegistryRequest request, RegistryResponse response) {
        return new AccessResult.Denied(new RegistryFinding(code, request + ": " + response.status()));
    }
}
