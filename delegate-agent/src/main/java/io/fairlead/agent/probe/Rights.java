package io.fairlead.agent.probe;

import io.fairlead.agent.login.Token;
import io.fairlead.agent.provider.Refusal;
import io.fairlead.agent.wire.Finding;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be done to the repository that the connector names. */
record Rights(Visit visit, ProbeOrder order) {

    /** What is to be asked about the repository; absent when the connector names none. */
    @Nullable
    RepositoryQuestion repository() {
        var repository = order.connection().repository();
        return repository == null ? null : new RepositoryQuestion(visit, repository);
    }

    /** The first right that is missing, otherwise the given end. */
    Finding after(Pass pass, Finding end) {
        var repository = repository();
        if (repository == null) {
            return end;
        }
        return switch (pull(pass, repository)) {
            case Access.Denied(var reason) -> refused(reason);
            case Access.Granted(var certain) ->
                certain ? push(pass, repository.repository()).orElse(end) : end;
        };
    }

    Access pull(Pass pass, RepositoryQuestion question) {
        return switch (pass) {
            case Pass.Nobody() -> question.ask(null);
            case Pass.Basic(var proof) -> question.ask(proof);
            case Pass.Tokens(var tokens) ->
                question.misnamed().isPresent()
                        ? question.ask(null)
                        : switch (tokens.ask(question.scope(), TestStep.StepName.REPOSITORY)) {
                            case Token.Withheld(var reason) -> new Access.Denied(reason);
                            case Token.Issued token -> question.ask(token.bearer());
                        };
        };
    }

    private Optional<Finding> push(Pass pass, String repository) {
        var question = new PushQuestion(visit, repository);
        return switch (order.push()) {
            case NOT_ASKED -> Optional.empty();
            case GRANTED -> granted(pass, question);
            case UPLOAD -> uploaded(pass, question);
        };
    }

    private Optional<Finding> granted(Pass pass, PushQuestion question) {
        return switch (pass) {
            case Pass.Nobody _, Pass.Basic _ -> {
                visit.journal().skipped(TestStep.StepName.PUSH, "without tokens only an upload can tell");
                yield Optional.empty();
            }
            case Pass.Tokens(var tokens) ->
                switch (tokens.ask(question.scope(), TestStep.StepName.PUSH)) {
                    case Token.Withheld(var reason) -> Optional.of(new Finding(Diagnosis.NO_PUSH, reason.summary()));
                    case Token.Issued token -> question.read(token);
                };
        };
    }

    private Optional<Finding> uploaded(Pass pass, PushQuestion question) {
        return switch (pass) {
            case Pass.Nobody() -> {
                visit.journal().skipped(TestStep.StepName.PUSH, "nobody's right is to be proved");
                yield Optional.empty();
            }
            case Pass.Basic(var proof) -> question.upload(proof);
            case Pass.Tokens(var tokens) ->
                switch (tokens.ask(question.scope(), TestStep.StepName.PUSH)) {
                    case Token.Withheld(var reason) -> Optional.of(new Finding(Diagnosis.NO_PUSH, reason.summary()));
                    case Token.Issued token -> question.upload(token.bearer());
                };
        };
    }

    /** What a refusal at the repository means for this order. */
    Finding refused(Finding reason) {
        var code = code(reason.code());
        Refusal.hint(visit.registry().host(), code).ifPresent(visit.asides()::note);
        return new Finding(code, reason.summary());
    }

    /** The login was right, so whatever is refused now is a right; without a login it is the login that is missing. */
    private Diagnosis code(Diagnosis code) {
        var verdict = code.verdict();
        var isRight = verdict.filter(ConnectionVerdict.VERIFIED_NO_ACCESS_TO_REPO::equals)
                .isPresent();
        var isLogin = verdict.filter(ConnectionVerdict.REJECTED::equals).isPresent();
        if (order.credential() == null) {
            return isLogin || (isRight && code != Diagnosis.NAME_INVALID) ? Diagnosis.ANONYMOUS_REFUSED : code;
        }
        return switch (code) {
            case IBM_PRIVATE_ONLY, AUTH_LOCKED -> code;
            default -> isLogin ? Diagnosis.NO_PULL : code;
        };
    }
}
