package io.fairlead.agent.probe;

import io.fairlead.agent.auth.Realm;
import io.fairlead.agent.auth.TokenResult;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.provider.ProviderProfile;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Logs in by a token: asks its service, shows the token to the registry, and finds out what that proves. */
record BearerLogin(ProbeContext context, ProbeOrder order, NegativeControl control, Realm.Approved realm) {

    RegistryFinding finding() {
        var repository = rights().repository();
        return switch (requestToken(List.of())) {
            case TokenResult.Issued _ -> withToken(null);
            case TokenResult.Withheld(var reason)
            when reason.code() == Diagnosis.SCOPE_REQUIRED && repository != null ->
                switch (requestToken(List.of(repository.scope()))) {
                    case TokenResult.Issued _ -> withToken(repository.scope());
                    case TokenResult.Withheld(var again) -> withheld(again);
                };
            case TokenResult.Withheld(var reason) -> withheld(reason);
        };
    }

    private TokenResult requestToken(List<String> scopes) {
        context.tokenSteps().begin(TestStep.StepName.TOKEN);
        return context.conversation().showToken(realm, scopes);
    }

    private RegistryFinding withheld(RegistryFinding reason) {
        if (order.credential() != null && ControlCheck.isAboutTheLogin(reason.code())) {
            control.recordRefusal(realm.origin().toString());
        }
        return reason;
    }

    private RegistryFinding withToken(@Nullable String scope) {
        return switch (new LoginCheck(context, ApiCheck.ROOT).withToken()) {
            case AccessResult.Denied(var reason) -> refusedToken(reason);
            case AccessResult.Granted _ ->
                order.credential() == null
                        ? rights().firstMissing(new RegistryFinding(
                                Diagnosis.ANONYMOUS_OK, context.registry() + " answers to anonymous tokens"))
                        : proved(scope);
        };
    }

    /** A token proves the credential only where others get none. */
    private RegistryFinding proved(@Nullable String scope) {
        var result = ProviderProfile.forHost(context.registry().host()).refusesWrongLogins()
                ? NegativeControl.Result.REFUSED
                : new ControlCheck(context, control).token(realm, scope);
        return switch (result) {
            case REFUSED -> rights().firstMissing(context.loginAccepted());
            case UNKNOWN -> {
                context.observations().addNote(Diagnosis.CONTROL_SKIPPED);
                yield rights().firstMissing(context.loginAccepted());
            }
            case ACCEPTED -> provedByRepository();
        };
    }

    private RegistryFinding provedByRepository() {
        var acceptsAny = new RegistryFinding(
                Diagnosis.SERVER_ACCEPTS_ANY,
                "ask " + realm.origin() + " for a token: a login that nobody has gets one, too");
        var repository = rights().repository();
        if (repository == null) {
            return acceptsAny;
        }
        return rights().checkPull(repository) instanceof AccessResult.Granted
                        && new ControlCheck(context, control).repository(realm, repository)
                                == NegativeControl.Result.REFUSED
                ? rights().firstMissing(context.loginAccepted())
                : acceptsAny;
    }

    /** Without a credential a token that opens nothing is no fault of the token service. */
    private RegistryFinding refusedToken(RegistryFinding finding) {
        return order.credential() == null && finding.code() == Diagnosis.TOKEN_NOT_ACCEPTED
                ? new RegistryFinding(
                        Diagnosis.ANONYMOUS_REFUSED, context.registry() + " opens nothing to an anonymous token")
                : finding;
    }

    private RepositoryRightsCheck rights() {
        return new RepositoryRightsCheck(context, order);
    }
}
