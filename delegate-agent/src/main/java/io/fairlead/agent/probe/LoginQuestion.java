package io.fairlead.agent.probe;

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

    private Access ask(Credential.Proof proof, Diagnosis refused) {
        var question = Question.get(visit.registry(), "/v2/").with(proof);
        var since = visit.journal().mark();
        return switch (visit.wire().ask(question)) {
            case Finding finding -> visit.failed(Step.Name.AUTHENTICATED_PING, since, finding);
            case Answer answer -> {
                var access = judge(question, answer, refused);
                visit.told(Step.Name.AUTHENTICATED_PING, since, answer, access instanceof Access.Granted);
                yield access;
            }
        };
    }

    private static Access judge(Question question, Answer answer, Diagnosis refused) {
        var trouble = Visit.trouble(question, answer);
        if (trouble.isPresent()) {
            return trouble.get();
        }
        var sentence = question + ": " + answer.status();
        return switch (answer.status()) {
            case 200 -> new Access.Granted();
            case 401 -> new Finding(refused, sentence);
            case 403 -> new Finding(Diagnosis.FORBIDDEN, sentence);
            case 301, 302, 303, 307, 308 ->
                new Finding(Diagnosis.REDIRECT_ELSEWHERE, sentence + ", but a credential follows no redirect");
            default -> new Finding(Diagnosis.NOT_A_REGISTRY, sentence);
        };
    }
}
