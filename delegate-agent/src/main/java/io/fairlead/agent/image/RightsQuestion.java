package io.fairlead.agent.image;

import io.fairlead.agent.login.GrantedActions;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.OperationResult.RepositoryRights;
import io.fairlead.contracts.operation.OperationResult.RightState;
import java.util.List;

/**
 * Asks whether one repository may be pulled from, and pushed to. Nothing is stored to find out: the right to push is read
 * from a token, and asked for only where the repository exists, because some registries make it when asked.
 */
record RightsQuestion(Registry registry, String repository) {

    RepositoryRights ask() {
        var question = registry.get("/v2/" + repository + "/tags/list?n=1");
        var answer = registry.ask(question);
        return switch (answer.status()) {
            // 405: this registry lists no tags, which says nothing about the right to pull.
            case 200, 405 -> new RepositoryRights(RightState.GRANTED, push());
            case 401, 403 -> new RepositoryRights(RightState.DENIED, RightState.UNKNOWN);
            default -> throw Refusal.toRead(registry, question, answer, Diagnosis.REPO_NOT_FOUND);
        };
    }

    private RightState push() {
        var pass = registry.pass();
        if (pass.token() == null) {
            return RightState.UNKNOWN;
        }
        pass.want(List.of("repository:" + repository + ":pull,push"));
        registry.ask(registry.get("/v2/" + repository + "/tags/list?n=1"));
        var token = pass.token();
        return token == null
                ? RightState.UNKNOWN
                : GrantedActions.in(token, repository)
                        .map(actions -> actions.contains("push") || actions.contains("*")
                                ? RightState.GRANTED
                                : RightState.DENIED)
                        .orElse(RightState.UNKNOWN);
    }
}
