package io.fairlead.agent.probe;

import io.fairlead.agent.login.Realm;
import io.fairlead.agent.login.Token;
import io.fairlead.agent.login.TokenRequest;
import io.fairlead.agent.provider.Provider;
import io.fairlead.agent.wire.Finding;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestStep;
import org.jspecify.annotations.Nullable;

/** Logs in by a token: asks its service, shows the token to the registry, and finds out what that proves. */
record BearerLogin(Visit visit, ProbeOrder order, NegativeControl control, Realm.Approved realm) {

    Finding finding() {
        var tokens = new TokenQuestion(visit, new TokenRequest(realm, order.credential()));
        var repository = rights().repository();
        return switch (tokens.ask(null, TestStep.StepName.TOKEN)) {
            case Token.Issued token -> withToken(tokens, token, null);
            case Token.Withheld(var reason)
            when reason.code() == Diagnosis.SCOPE_REQUIRED && repository != null ->
                switch (tokens.ask(repository.scope(), TestStep.StepName.TOKEN)) {
                    case Token.Issued token -> withToken(tokens, token, repository.scope());
                    case Token.Withheld(var again) -> withheld(again);
                };
            case Token.Withheld(var reason) -> withheld(reason);
        };
    }

    private Finding withheld(Finding reason) {
        if (order.credential() != null && ControlQuestion.isAboutTheLogin(reason.code())) {
            control.sawRefusal(realm.origin().toString());
        }
        return reason;
    }

    private Finding withToken(TokenQuestion tokens, Token.Issued token, @Nullable String scope) {
        return switch (new LoginQuestion(visit, ApiQuestion.ROOT).withToken(token)) {
            case Access.Denied(var reason) -> refusedToken(reason);
            case Access.Granted _ ->
                order.credential() == null
                        ? rights().after(
                                        new Pass.Tokens(tokens),
                                        new Finding(
                                                Diagnosis.ANONYMOUS_OK,
                                                visit.registry() + " answers to anonymous tokens"))
                        : proved(tokens, scope);
        };
    }

    /** A token proves the credential only where others get none. */
    private Finding proved(TokenQuestion tokens, @Nullable String scope) {
        var result = Provider.of(visit.registry().host()).refusesWrongLogins()
                ? NegativeControl.Result.REFUSED
                : new ControlQuestion(visit, control).token(realm, scope);
        return switch (result) {
            case REFUSED -> rights().after(new Pass.Tokens(tokens), visit.accepted());
            case UNKNOWN -> {
                visit.asides().note(Diagnosis.CONTROL_SKIPPED);
                yield rights().after(new Pass.Tokens(tokens), visit.accepted());
            }
            case ACCEPTED -> provedByRepository(tokens);
        };
    }

    private Finding provedByRepository(TokenQuestion tokens) {
        var acceptsAny = new Finding(
                Diagnosis.SERVER_ACCEPTS_ANY,
                "ask " + realm.origin() + " for a token: a login that nobody has gets one, too");
        var repository = rights().repository();
        if (repository == null) {
            return acceptsAny;
        }
        var pass = new Pass.Tokens(tokens);
        return rights().pull(pass, repository) instanceof Access.Granted
                        && new ControlQuestion(visit, control).repository(realm, repository)
                                == NegativeControl.Result.REFUSED
                ? rights().after(pass, visit.accepted())
                : acceptsAny;
    }

    /** Without a credential a token that opens nothing is no fault of the token service. */
    private Finding refusedToken(Finding finding) {
        return order.credential() == null && finding.code() == Diagnosis.TOKEN_NOT_ACCEPTED
                ? new Finding(Diagnosis.ANONYMOUS_REFUSED, visit.registry() + " opens nothing to an anonymous token")
                : finding;
    }

    private Rights rights() {
        return new Rights(visit, order);
    }
}
