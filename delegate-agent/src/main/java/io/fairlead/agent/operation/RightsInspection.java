package io.fairlead.agent.operation;

import io.fairlead.agent.http.RegistryError;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.OperationResult.RepositoryRights;
import io.fairlead.contracts.operation.OperationResult.RightState;
import java.util.List;

/**
 * Asks whether one repository may be listed, pulled from, and pushed to. Nothing is stored to find out: the right to push
 * is read from a token, and asked for only where the repository exists, because some registries make it when asked.
 */
record RightsInspection(RegistrySession registry, String repository) {

    private static final String ANY_TAG = "latest";

    RepositoryRights inspect() {
        // A wrong password has to fail here, and once: later refusals are about rights.
        registry.execute(registry.get("/v2/"));
        var request = registry.get("/v2/" + repository + "/tags/list?n=1");
        var response = registry.execute(request);
        return switch (response.status()) {
            case 200 -> whenListed();
            case 401, 403 -> withoutList(RightState.DENIED);
            // This registry lists no tags, which says nothing about rights.
            case 405, 501 -> withoutList(RightState.UNKNOWN);
            default -> throw OperationFailures.readRefused(registry, request, response, Diagnosis.REPO_NOT_FOUND);
        };
    }

    private RepositoryRights whenListed() {
        var status =
                new ManifestStore(registry, repository).ask("HEAD", ANY_TAG).status();
        return status == 401 || status == 403
                ? withoutList(RightState.GRANTED)
                : new RepositoryRights(RightState.GRANTED, push(), RightState.GRANTED);
    }

    /** Listing is a right of its own; whoever may ask for a manifest may pull. */
    private RepositoryRights withoutList(RightState list) {
        var reference = new ManifestStore(registry, repository);
        var head = reference.ask("HEAD", ANY_TAG);
        var response = head.status() == 200 ? head : reference.ask("GET", ANY_TAG);
        return switch (response.status()) {
            case 200 -> new RepositoryRights(RightState.GRANTED, push(), list);
            case 401, 403 -> new RepositoryRights(RightState.DENIED, RightState.UNKNOWN, list);
            case 404 ->
                switch (RegistryError.of(response).code()) {
                    case "MANIFEST_UNKNOWN" -> new RepositoryRights(RightState.GRANTED, push(), list);
                    case "NAME_UNKNOWN" ->
                        throw OperationFailures.readRefused(
                                registry, registry.get(reference.path(ANY_TAG)), response, Diagnosis.REPO_NOT_FOUND);
                    default -> new RepositoryRights(RightState.UNKNOWN, RightState.UNKNOWN, list);
                };
            default -> new RepositoryRights(RightState.UNKNOWN, RightState.UNKNOWN, list);
        };
    }

    private RightState push() {
        if (!registry.hasToken() || !registry.widenRights(List.of("repository:" + repository + ":pull,push"))) {
            return RightState.UNKNOWN;
        }
        return registry.grantedActions(repository)
                .map(actions ->
                        actions.contains("push") || actions.contains("*") ? RightState.GRANTED : RightState.DENIED)
                .orElse(RightState.UNKNOWN);
    }
}
