package io.fairlead.agent.probe;

import io.fairlead.agent.login.Credential;
import io.fairlead.agent.login.Token;
import io.fairlead.agent.provider.Rejection;
import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Proof;
import io.fairlead.agent.wire.Question;
import io.fairlead.agent.wire.Trouble;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;

/**
 * Asks the registry itself whether it takes a credential or a token.
 *
 * @param door the path that asked for it
 */
record LoginQuestion(Visit visit, String door) {

    Access withBasic(Credential credential) {
        var rejection = new Rejection(visit.registry().host(), credential.username(), false);
        return ask(credential.basic(), answer -> switch (answer.status()) {
            case 401 -> rejection.of(answer, Diagnosis.BAD_CREDENTIALS_BASIC);
            default -> rejection.of(answer, Diagnosis.FORBIDDEN);
        });
    }

    Access withToken(Token.Issued token) {
        return ask(
                token.bearer(), answer -> answer.status() == 401 ? Diagnosis.TOKEN_NOT_ACCEPTED : Diagnosis.FORBIDDEN);
    }

    /** Names the reason of a 401 or 403. */
    private interface Reason {
        Diagnosis of(Answer answer);
    }

    private Access ask(Proof proof, Reason reason) {
        var question = Question.get(visit.registry(), door).with(proof);
        var since = visit.journal().mark();
        return switch (visit.wire().ask(question)) {
            case Finding finding ->
                new Access.Denied(visit.failed(TestStep.StepName.AUTHENTICATED_PING, since, finding));
            case Answer answer -> {
                var access = judge(question, answer, reason);
                visit.told(TestStep.StepName.AUTHENTICATED_PING, since, answer, access instanceof Access.Granted);
                yield access;
            }
        };
    }

    private static Access judge(Question question, Answer answer, Reason reason) {
        var trouble = Trouble.of(question, answer);
        if (trouble.isPresent()) {
            return new Access.Denied(trouble.get());
        }
        var sentence = question + ": " + answer.status();
        return switch (answer.status()) {
            case 200 -> new Access.Granted(true);
            case 401, 403 -> denied(reason.of(answer), sentence);
            case 301, 302, 303, 307, 308 ->
                denied(Diagnosis.REDIRECT_ELSEWHERE, sentence + ", but a credential follows no redirect");
            default -> denied(Diagnosis.NOT_A_REGISTRY, sentence);
        };
    }

    private static Access denied(Diagnosis code, String summary) {
        return new Access.Denied(new Finding(code, summary));
    }
}
