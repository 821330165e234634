package io.fairlead.agent.probe;

import io.fairlead.agent.auth.TokenResult;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.provider.AccessRefusal;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be done to the repository that the connector names. */
record RepositoryRightsCheck(ProbeContext context, ProbeOrder order) {

    /** What is to be asked about the repository; absent when the connector names none. */
    @Nullable
    RepositoryCheck repository() {
        var repository = order.connection().repository();
        return repository == null ? null : new RepositoryCheck(context, repository);
    }

    /** The first right that is missing, otherwise the given end. */
    RegistryFinding firstMissing(RepositoryAuthorization authorization, RegistryFinding end) {
        var repository = repository();
        if (repository == null) {
            return end;
        }
        return switch (checkPull(authorization, repository)) {
            case AccessResult.Denied(var reason) -> refused(reason);
            case AccessResult.Granted(var certain) ->
                certain ? checkPush(authorization, repository.repository()).orElse(end) : end;
        };
    }

    AccessResult checkPull(RepositoryAuthorization authorization, RepositoryCheck check) {
        return switch (authorization) {
            case RepositoryAuthorization.Anonymous() -> check.check(null);
            case RepositoryAuthorization.Basic(var header) -> check.check(header);
            case RepositoryAuthorization.Tokens(var tokens) ->
                check.invalidName().isPresent()
                        ? check.check(null)
                        : switch (tokens.requestToken(check.scope(), TestStep.StepName.REPOSITORY)) {
                            case TokenResult.Withheld(var reason) -> new AccessResult.Denied(reason);
                            case TokenResult.Issued token -> check.check(token.bearerHeader());
                        };
        };
    }

    private Optional<RegistryFinding> checkPush(RepositoryAuthorization authorization, String repository) {
        var check = new PushCheck(context, repository);
        return switch (order.push()) {
            case NOT_ASKED -> Optional.empty();
            case GRANTED -> checkGranted(authorization, check);
            case UPLOAD -> checkUpload(authorization, check);
        };
    }

    private Optional<RegistryFinding> checkGranted(RepositoryAuthorization authorization, PushCheck check) {
        return switch (authorization) {
            case RepositoryAuthorization.Anonymous _, RepositoryAuthorization.Basic _ -> {
                context.recorder().skipped(TestStep.StepName.PUSH, "without tokens only an upload can tell");
                yield Optional.empty();
            }
            case RepositoryAuthorization.Tokens(var tokens) ->
                switch (tokens.requestToken(check.scope(), TestStep.StepName.PUSH)) {
                    case TokenResult.Withheld(var reason) ->
                        Optional.of(new RegistryFinding(Diagnosis.NO_PUSH, reason.summary()));
                    case TokenResult.Issued token -> check.checkGranted(token);
                };
        };
    }

    private Optional<RegistryFinding> checkUpload(RepositoryAuthorization authorization, PushCheck check) {
        return switch (authorization) {
            case RepositoryAuthorization.Anonymous() -> {
                context.recorder().skipped(TestStep.StepName.PUSH, "nobody's right is to be proved");
                yield Optional.empty();
            }
            case RepositoryAuthorization.Basic(var header) -> check.checkUpload(header);
            case RepositoryAuthorization.Tokens(var tokens) ->
                switch (tokens.requestToken(check.scope(), TestStep.StepName.PUSH)) {
                    case TokenResult.Withheld(var reason) ->
                        Optional.of(new RegistryFinding(Diagnosis.NO_PUSH, reason.summary()));
                    case TokenResult.Issued token -> check.checkUpload(token.bearerHeader());
                };
        };
    }

    /** What a refusal at the repository means for this order. */
    RegistryFinding refused(RegistryFinding reason) {
        var code = code(reason.code());
        AccessRefusal.hint(context.registry().host(), code).ifPresent(context.observations()::addNote);
        return new RegistryFinding(code, reason.summary());
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
