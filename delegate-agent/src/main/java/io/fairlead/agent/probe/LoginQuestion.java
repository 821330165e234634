package io.fairlead.agent.probe;

import io.fairlead.agent.login.Credential;
import io.fairlead.agent.login.Token;
import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Proof;
import io.fairlead.agent.wire.Question;
import io.fairlead.agent.wire.Trouble;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.test.Step;

/** Asks the registry itself whether it takes a credential or a token. */
record LoginQuestion(Visit visit) {

    Access withBasic(Credential credential) {
        return ask(credential.basic(), Diagnosis.BAD_CREDENTIALS_BASIC);
    }

    Access withToken(Token.Issued token) {
        return ask(token.bearer(), Diagnosis.TOKEN_NOT_ACCEPTED);
    }

    private Access ask(Proof proof, Diagnosis refused) {
        var question = Question.get(visit.registry(), "/v2/").with(proof);
        var since = visit.journal().mark();
        return switch (visit.wire().ask(question)) {
            case Finding finding -> new Access.Denied(visit.failed(Step.Name.AUTHENTICATED_PING, since, finding));
            case Answer answer -> {
                var access = judge(question, answer, refused);
                visit.told(Step.Name.AUTHENTICATED_PING, since, answer, access instanceof Access.Granted);
                yield access;
            }
        };
    }

    private static Access judge(Question question, Answer answer, Diagnosis refused) {
        var trouble = Trouble.of(question, answer);
        if (trouble.isPresent()) {
            return new Access.Denied(trouble.get());
        }
        var sentence = question + ": " + answer.status();
        return switch (answer.status()) {
            case 200 -> new Access.Granted();
            case 401 -> denied(refused, sentence);
            case 403 -> denied(Diagnosis.FORBIDDEN, sentence);
            case 301, 302, 303, 307, 308 ->
                denied(Diagnosis.REDIRECT_ELSEWHERE, sentence + ", but a credential follows no redirect");
            default -> denied(Diagnosis.NOT_A_REGISTRY, sentence);
        };
    }

    private static Access denied(Diagnosis code, String summary) {
        return new Access.Denied(new Finding(code, summary));
    }
}
