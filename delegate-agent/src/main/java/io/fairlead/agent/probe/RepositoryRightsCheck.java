package io.fairlead.agent.probe;

import io.fairlead.agent.auth.TokenResult;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.provider.AccessRefusal;
import io.fairlead.contracts.diagnosis.ConnectionVerdict;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.KnownHosts;
import io.fairlead.contracts.testing.TestStep;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What may be done to the repository that the connector names. */
record RepositoryRightsCheck(ProbeContext context, ProbeOrder order) {

    /** What is to be asked about the repository; absent when the connector names none. */
    @Nullable
    RepositoryCheck repository() {
        var repository = order.connection().repository();
        return repository == null
                ? null
                : new RepositoryCheck(
                        context, KnownHosts.wholeName(context.registry().host(), repository));
    }

    /** The first right that is missing, otherwise the given end. */
    RegistryFinding firstMissing(RegistryFinding end) {
        var repository = repository();
        if (repository == null) {
            return end;
        }
        return switch (checkPull(repository)) {
            case AccessResult.Denied(var reason) -> refused(reason);
            case AccessResult.Granted(var certain) ->
                certain ? checkPush(repository.repository()).orElse(end) : end;
        };
    }

    AccessResult checkPull(RepositoryCheck check) {
        context.tokenSteps().begin(TestStep.StepName.REPOSITORY);
        if (check.invalidName().isPresent()) {
            return check.check();
        }
        var token = context.conversation().showToken(List.of(check.scope()));
        return token.isPresent() && token.get() instanceof TokenResult.Withheld(var reason)
                ? new AccessResult.Denied(reason)
                : check.check();
    }

    private Optional<RegistryFinding> checkPush(String repository) {
        var check = new PushCheck(context, repository);
        context.tokenSteps().begin(TestStep.StepName.PUSH);
        return switch (order.push()) {
            case NOT_ASKED -> Optional.empty();
            case GRANTED -> checkGranted(check);
            case UPLOAD -> checkUpload(check);
        };
    }

    private Optional<RegistryFinding> checkGranted(PushCheck check) {
        var token = context.conversation().showToken(List.of(check.scope()));
        if (token.isEmpty()) {
            context.recorder().skipped(TestStep.StepName.PUSH, "without tokens only an upload can tell");
            return Optional.empty();
        }
        return switch (token.get()) {
            case TokenResult.Withheld(var reason) ->
                Optional.of(new RegistryFinding(Diagnosis.NO_PUSH, reason.summary()));
            case TokenResult.Issued issued -> check.checkGranted(issued);
        };
    }

    private Optional<RegistryFinding> checkUpload(PushCheck check) {
        if (order.credential() == null) {
            context.recorder().skipped(TestStep.StepName.PUSH, "nobody's right is to be proved");
            return Optional.empty();
        }
        var token = context.conversation().showToken(List.of(check.scope()));
        return token.isPresent() && token.get() instanceof TokenResult.Withheld(var reason)
                ? Optional.of(new RegistryFinding(Diagnosis.NO_PUSH, reason.summary()))
                : check.checkUpload();
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
