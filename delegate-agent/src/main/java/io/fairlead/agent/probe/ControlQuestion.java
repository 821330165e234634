package io.fairlead.agent.probe;

import io.fairlead.agent.login.Credential;
import io.fairlead.agent.login.Realm;
import io.fairlead.agent.login.Token;
import io.fairlead.agent.login.TokenRequest;
import io.fairlead.agent.probe.NegativeControl.Result;
import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Proof;
import io.fairlead.agent.wire.Question;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tries a login that nobody has, where acceptance alone proves nothing. */
record ControlQuestion(Visit visit, NegativeControl control) {

    /** At a registry that lets everybody in anyway. */
    Result basic() {
        return tried(visit.registry().toString(), () -> {
            try (var nobody = Credential.madeUp(visit.registry())) {
                return opened(nobody.basic(), ApiQuestion.ROOT);
            }
        });
    }

    /** At a token service, asking what was asked with the real credential. */
    Result token(Realm.Approved realm, @Nullable String scope) {
        return tried(realm.origin().toString(), () -> {
            try (var nobody = Credential.madeUp(visit.registry())) {
                var request = new TokenRequest(realm, nobody);
                var question = request.question(scope);
                var heard = visit.wire().ask(question);
                return switch (request.judge(question, heard)) {
                    case Token.Issued _ -> Result.ACCEPTED;
                    case Token.Withheld(var reason) -> refused(reason);
                };
            }
        });
    }

    /** At a repository, where the token service takes everybody. */
    Result repository(Realm.Approved realm, RepositoryQuestion repository) {
        return tried(visit.registry() + "/" + repository.repository(), () -> {
            try (var nobody = Credential.madeUp(visit.registry())) {
                var request = new TokenRequest(realm, nobody);
                var question = request.question(repository.scope());
                var heard = visit.wire().ask(question);
                return switch (request.judge(question, heard)) {
                    case Token.Issued token -> {
                        visit.redaction().hide(List.of(token.value()));
                        yield opened(token.bearer(), repository.path());
                    }
                    case Token.Withheld(var reason) -> refused(reason);
                };
            }
        });
    }

    private Result tried(String place, Supplier<Result> attempt) {
        return control.at(place, visit.wire().remaining(), () -> {
            var since = visit.journal().mark();
            var result = attempt.get();
            var evidence = Map.of("madeUpLogin", result.name().toLowerCase(Locale.ROOT));
            if (result == Result.REFUSED) {
                visit.journal().passed(TestStep.StepName.CONTROL, since, evidence);
            } else {
                visit.journal().failed(TestStep.StepName.CONTROL, since, evidence);
            }
            return result;
        });
    }

    private Result opened(Proof proof, String path) {
        return switch (visit.wire().ask(Question.get(visit.registry(), path).with(proof))) {
            case Answer answer when answer.status() == 200 -> Result.ACCEPTED;
            case Answer answer when answer.status() == 401 -> Result.REFUSED;
            // Without a word it is rather a firewall that has seen enough.
            case Answer answer when answer.status() == 403 && !answer.body().isBlank() -> Result.REFUSED;
            case Answer _, Finding _ -> Result.UNKNOWN;
        };
    }

    private static Result refused(Finding reason) {
        return isAboutTheLogin(reason.code()) ? Result.REFUSED : Result.UNKNOWN;
    }

    /** Whether a token service has judged user and secret; blocks and outages fall upon everybody. */
    static boolean isAboutTheLogin(Diagnosis code) {
        return switch (code) {
            case BAD_CREDENTIALS_TOKEN,
                    ACCOUNT_EXPIRED_PASSWORD,
                    IBM_KEY_INVALID,
                    IBM_WRONG_USERNAME,
                    IBM_BEARER_EXPIRED,
                    IBM_ENTITLED_MIXUP -> true;
            default -> false;
        };
    }
}
