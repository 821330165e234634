package io.fairlead.agent.operation;

import io.fairlead.agent.auth.GrantedActions;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.OperationResult.RepositoryRights;
import io.fairlead.contracts.operation.OperationResult.RightState;
import java.util.List;

/**
 * Asks whether one repository may be pulled from, and pushed to. Nothing is stored to find out: the right to push is read
 * from a token, and asked for only where the repository exists, because some registries make it when asked.
 */
record RightsInspection(RegistrySession registry, String repository) {

    RepositoryRights inspect() {
        var request = registry.get("/v2/" + repository + "/tags/list?n=1");
        var response = registry.execute(request);
        return switch (response.status()) {
            // 405: this registry lists no tags, which says nothing about the right to pull.
            case 200, 405 -> new RepositoryRights(RightState.GRANTED, push());
            case 401, 403 -> new RepositoryRights(RightState.DENIED, RightState.UNKNOWN);
            default -> throw OperationFailures.readRefused(registry, request, response, Diagnosis.REPO_NOT_FOUND);
        };
    }

    private RightState push() {
        var authorization = registry.authorization();
        if (authorization.token() == null) {
            return RightState.UNKNOWN;
        }
        authorization.changeScopes(List.of("repository:" + repository + ":pull,push"));
        registry.execute(registry.get("/v2/" + repository + "/tags/list?n=1"));
        var token = authorization.token();
        return token == null
                ? RightState.UNKNOWN
                : GrantedActions.read(token, repository)
                        .map(actions -> actions.contains("push") || actions.contains("*")
                                ? RightState.GRANTED
                                : RightState.DENIED)
                        .orElse(RightState.UNKNOWN);
    }
}
