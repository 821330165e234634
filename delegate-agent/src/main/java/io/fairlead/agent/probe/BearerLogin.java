package io.fairlead.agent.probe;

import io.fairlead.agent.auth.Realm;
import io.fairlead.agent.auth.RegistryTokenRequest;
import io.fairlead.agent.auth.TokenResult;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.provider.ProviderProfile;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import org.jspecify.annotations.Nullable;

/** Logs in by a token: asks its service, shows the token to the registry, and finds out what that proves. */
record BearerLogin(ProbeContext context, ProbeOrder order, NegativeControl control, Realm.Approved realm) {

    RegistryFinding finding() {
        var tokens = new TokenCheck(context, new RegistryTokenRequest(realm, order.credential()));
        var repository = rights().repository();
        return switch (tokens.requestToken(null, TestStep.StepName.TOKEN)) {
            case TokenResult.Issued token -> withToken(tokens, token, null);
            case TokenResult.Withheld(var reason)
            when reason.code() == Diagnosis.SCOPE_REQUIRED && repository != null ->
                switch (tokens.requestToken(repository.scope(), TestStep.StepName.TOKEN)) {
                    case TokenResult.Issued token -> withToken(tokens, token, repository.scope());
                    case TokenResult.Withheld(var again) -> withheld(again);
                };
            case TokenResult.Withheld(var reason) -> withheld(reason);
        };
    }

    private RegistryFinding withheld(RegistryFinding reason) {
        if (order.credential() != null && ControlCheck.isAboutTheLogin(reason.code())) {
            control.recordRefusal(realm.origin().toString());
        }
        return reason;
    }

    private RegistryFinding withToken(TokenCheck tokens, TokenResult.Issued token, @Nullable String scope) {
        return switch (new LoginCheck(context, ApiCheck.ROOT).withToken(token)) {
            case AccessResult.Denied(var reason) -> refusedToken(reason);
            case AccessResult.Granted _ ->
                order.credential() == null
                        ? rights().firstMissing(
                                        new RepositoryAuthorization.Tokens(tokens),
                                        new RegistryFinding(
                                                Diagnosis.ANONYMOUS_OK,
                                                context.registry() + " answers to anonymous tokens"))
                        : proved(tokens, scope);
        };
    }

    /** A token proves the credential only where others get none. */
    private RegistryFinding proved(TokenCheck tokens, @Nullable String scope) {
        var result = ProviderProfile.forHost(context.registry().host()).refusesWrongLogins()
                ? NegativeControl.Result.REFUSED
                : new ControlCheck(context, control).token(realm, scope);
        return switch (result) {
            case REFUSED -> rights().firstMissing(new RepositoryAuthorization.Tokens(tokens), context.loginAccepted());
            case UNKNOWN -> {
                context.observations().addNote(Diagnosis.CONTROL_SKIPPED);
                yield rights().firstMissing(new RepositoryAuthorization.Tokens(tokens), context.loginAccepted());
            }
            case ACCEPTED -> provedByRepository(tokens);
        };
    }

    private RegistryFinding provedByRepository(TokenCheck tokens) {
        var acceptsAny = new RegistryFinding(
                Diagnosis.SERVER_ACCEPTS_ANY,
                "ask " + realm.origin() + " for a token: a login that nobody has gets one, too");
        var repository = rights().repository();
        if (repository == null) {
            return acceptsAny;
        }
        var authorization = new RepositoryAuthorization.Tokens(tokens);
        return rights().checkPull(authorization, repository) instanceof AccessResult.Granted
                        && new ControlCheck(context, control).repository(realm, repository)
                                == NegativeControl.Result.REFUSED
                ? rights().firstMissing(authorization, context.loginAccepted())
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
