package io.fairlead.agent.probe;

import io.fairlead.agent.login.Credential;
import io.fairlead.agent.login.Realm;
import io.fairlead.agent.login.Token;
import io.fairlead.agent.login.TokenRequest;
import io.fairlead.agent.probe.NegativeControl.Result;
import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Heard;
import io.fairlead.agent.wire.Proof;
import io.fairlead.agent.wire.Question;
import io.fairlead.contracts.test.Step;
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
                return request.judge(question, heard) instanceof Token.Issued ? Result.ACCEPTED : refused(heard);
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
                if (!(request.judge(question, heard) instanceof Token.Issued token)) {
                    return refused(heard);
                }
                visit.redaction().hide(List.of(token.value()));
                return opened(token.bearer(), repository.path());
            }
        });
    }

    private Result tried(String place, Supplier<Result> attempt) {
        return control.at(place, visit.wire().remaining(), () -> {
            var since = visit.journal().mark();
            var result = attempt.get();
            var evidence = Map.of("madeUpLogin", result.name().toLowerCase(Locale.ROOT));
            if (result == Result.REFUSED) {
                visit.journal().passed(Step.Name.CONTROL, since, evidence);
            } else {
                visit.journal().failed(Step.Name.CONTROL, since, evidence);
            }
            return result;
        });
    }

    private Result opened(Proof proof, String path) {
        var heard = visit.wire().ask(Question.get(visit.registry(), path).with(proof));
        return heard instanceof Answer answer && answer.status() == 200 ? Result.ACCEPTED : refused(heard);
    }

    private static Result refused(Heard heard) {
        return switch (heard) {
            case Answer answer ->
                switch (answer.status()) {
                    case 400, 401, 403 -> Result.REFUSED;
                    default -> Result.UNKNOWN;
                };
            case Finding _ -> Result.UNKNOWN;
        };
    }
}
