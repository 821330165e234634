package io.fairlead.agent.probe;

import io.fairlead.agent.login.GrantedActions;
import io.fairlead.agent.login.Token;
import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Body;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Proof;
import io.fairlead.agent.wire.Question;
import io.fairlead.agent.wire.Target;
import io.fairlead.agent.wire.Trouble;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import java.util.Map;
import java.util.Optional;

/** Asks whether a repository that exists may be pushed to; on some registries asking for others would create them. */
record PushQuestion(Visit visit, String repository) {

    String scope() {
        return "repository:" + repository + ":pull,push";
    }

    /** Reads what the token says; the finding, when it says no. */
    Optional<Finding> read(Token.Issued token) {
        var since = visit.journal().mark();
        var actions = GrantedActions.in(token, repository);
        if (actions.isEmpty()) {
            visit.journal().skipped(TestStep.StepName.PUSH, "the token does not tell which rights it carries");
            return Optional.empty();
        }
        var granted = String.join(",", actions.get());
        if (actions.get().contains("push") || actions.get().contains("*")) {
            visit.journal().passed(TestStep.StepName.PUSH, since, Map.of("granted", granted));
            return Optional.empty();
        }
        var finding = new Finding(Diagnosis.NO_PUSH, "ask for the right to push to " + repository + ": not granted");
        visit.journal().failed(TestStep.StepName.PUSH, since, Map.of("granted", granted));
        return Optional.of(finding);
    }

    /** Opens an upload and cancels it; nothing is stored. */
    Optional<Finding> upload(Proof proof) {
        var path = "/v2/" + repository + "/blobs/uploads/";
        var question = Question.of("POST", visit.registry(), path)
                .with(Body.of("application/octet-stream", new byte[0]))
                .with(proof);
        var since = visit.journal().mark();
        return switch (visit.wire().ask(question)) {
            case Finding finding -> Optional.of(visit.failed(TestStep.StepName.PUSH, since, finding));
            case Answer answer -> {
                var finding = judge(question, answer);
                visit.told(TestStep.StepName.PUSH, since, answer, finding.isEmpty());
                answer.header("Location")
                        .flatMap(location -> Target.of(visit.registry(), path, location))
                        .filter(target -> target.origin().equals(visit.registry()))
                        .ifPresent(target -> visit.wire()
                                .ask(Question.of("DELETE", visit.registry(), target.path())
                                        .with(proof)));
                yield finding;
            }
        };
    }

    private static Optional<Finding> judge(Question question, Answer answer) {
        return answer.isSuccess()
                ? Optional.empty()
                : Trouble.of(question, answer)
                        .or(() -> Optional.of(new Finding(Diagnosis.NO_PUSH, question + ": " + answer.status())));
    }
}
