package io.fairlead.agent.probe;

import io.fairlead.agent.login.Token;
import io.fairlead.agent.login.TokenRequest;
import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Finding;
import io.fairlead.contracts.testing.TestStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a token service for a token, and writes the step down. */
record TokenQuestion(Visit visit, TokenRequest request) {

    /** @param scope absent to be told about the credential alone */
    Token ask(@Nullable String scope, TestStep.StepName step) {
        var question = request.question(scope);
        var since = visit.journal().mark();
        var heard = visit.wire().ask(question);
        var token = request.judge(question, heard);
        switch (token) {
            case Token.Issued issued -> visit.redaction().hide(List.of(issued.value()));
            case Token.Withheld _ -> {}
        }
        switch (heard) {
            case Answer answer -> visit.told(step, since, answer, token instanceof Token.Issued);
            case Finding finding -> visit.failed(step, since, finding);
        }
        return token;
    }
}
