package io.fairlead.agent.probe;

import io.fairlead.agent.http.AuthorizationHeader;
import io.fairlead.agent.http.CommonFailures;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.provider.AccessRefusal;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
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

    AccessResult check(@Nullable AuthorizationHeader header) {
        if (invalidName().isPresent()) {
            return new AccessResult.Denied(context.recordFailure(
                    TestStep.StepName.REPOSITORY,
                    context.recorder().startStep(),
                    invalidName().get()));
        }
        var listed = check("GET", path(), header);
        // 405: this registry lists no tags, which says nothing about the right to pull.
        return listed.isEmpty()
                ? check("HEAD", "/v2/" + repository + "/manifests/latest", header)
                        .orElseGet(() -> new AccessResult.Granted(false))
                : listed.get();
    }

    /** Empty when this is not to be asked here. */
    private Optional<AccessResult> check(String method, String path, @Nullable AuthorizationHeader header) {
        var bare = RegistryRequest.of(method, context.registry(), path);
        var request = header == null ? bare : bare.with(header);
        var since = context.recorder().startStep();
        return switch (context.http().execute(request)) {
            case RegistryFinding finding ->
                Optional.of(
                        new AccessResult.Denied(context.recordFailure(TestStep.StepName.REPOSITORY, since, finding)));
            case RegistryResponse response -> {
                if (response.status() == 405) {
                    yield Optional.empty();
                }
                // Without a body a missing tag looks like a missing repository.
                var access = method.equals("HEAD") && response.status() == 404
                        ? new AccessResult.Granted(false)
                        : judge(request, response);
                context.recordStep(
                        TestStep.StepName.REPOSITORY, since, response, access instanceof AccessResult.Granted);
                yield Optional.of(access);
            }
        };
    }

    private static AccessResult judge(RegistryRequest request, RegistryResponse response) {
        var commonFailure = CommonFailures.find(request, response);
        if (commonFailure.isPresent()) {
            return new AccessResult.Denied(commonFailure.get());
        }
        return switch (response.status()) {
            case 200 -> new AccessResult.Granted(true);
            case 404 -> denied(AccessRefusal.diagnose(response, Diagnosis.REPO_NOT_FOUND), request, response);
            case 401, 403 -> denied(AccessRefusal.diagnose(response, Diagnosis.NO_PULL), request, response);
            case 301, 302, 303, 307, 308 -> denied(Diagnosis.REDIRECT_ELSEWHERE, request, response);
            default -> denied(AccessRefusal.diagnose(response, Diagnosis.NOT_A_REGISTRY), request, response);
        };
    }

    private static AccessResult denied(Diagnosis code, RegistryRequest request, RegistryResponse response) {
        return new AccessResult.Denied(new RegistryFinding(code, request + ": " + response.status()));
    }
}
