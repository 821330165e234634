package io.fairlead.agent.probe;

import io.fairlead.agent.login.Challenge;
import io.fairlead.agent.login.Credential;
import io.fairlead.agent.login.Realm;
import io.fairlead.agent.login.RealmApproval;
import io.fairlead.agent.login.Token;
import io.fairlead.agent.login.TokenRequest;
import io.fairlead.agent.provider.Provider;
import io.fairlead.agent.wire.Finding;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.Verdict;
import io.fairlead.contracts.test.Step;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The order in which a registry is asked, and what each answer leads to. */
record Interview(Visit visit, ProbeOrder order, NegativeControl control) {

    Finding finding() {
        return switch (new ApiQuestion(visit).ask()) {
            case Ping.Ended(var reason) -> reason;
            case Ping.Open() -> whenOpen();
            case Ping.Challenged(var challenges) -> whenChallenged(challenges, ApiQuestion.ROOT);
        };
    }

    /** A registry that lets everybody in may still guard its repositories. */
    private Finding whenOpen() {
        var repository = repository();
        if (repository == null) {
            return openTo(order.credential());
        }
        return switch (repository.knock()) {
            case Ping.Challenged(var challenges) -> whenChallenged(challenges, repository.path());
            case Ping.Open() -> openTo(order.credential());
            case Ping.Ended(var reason) ->
                order.credential() == null ? new Rights(visit, order).refused(reason) : openTo(order.credential());
        };
    }

    private Finding openTo(@Nullable Credential credential) {
        if (credential == null) {
            return new Finding(Diagnosis.ANONYMOUS_OK, visit.registry() + " answers to anybody");
        }
        return switch (new LoginQuestion(visit, ApiQuestion.ROOT).withBasic(credential)) {
            case Access.Denied(var reason) -> reason;
            case Access.Granted _ ->
                switch (new ControlQuestion(visit, control).basic()) {
                    case REFUSED -> rights(new Pass.Basic(credential.basic()), ok());
                    case ACCEPTED, UNKNOWN ->
                        new Finding(
                                Diagnosis.ANONYMOUS_ONLY,
                                visit.registry() + " answers with and without the credential");
                };
        };
    }

    private Finding whenChallenged(List<Challenge> challenges, String door) {
        var since = visit.journal().mark();
        var bearer = challenges.stream()
                .filter(challenge -> challenge.scheme().equals("bearer"))
                .findFirst();
        var basic = challenges.stream().anyMatch(challenge -> challenge.scheme().equals("basic"));
        if (bearer.isPresent() && (bearer.get().parameter("realm").isPresent() || !basic)) {
            var approval =
                    new RealmApproval(visit.registry(), order.connection().trustedTokenHosts());
            return switch (approval.judge(bearer.get())) {
                case Realm.Disapproved(var reason) -> visit.failed(Step.Name.CHALLENGE, since, reason);
                case Realm.Approved realm -> {
                    var service = realm.origin().toString();
                    visit.journal()
                            .passed(Step.Name.CHALLENGE, since, Map.of("scheme", "bearer", "tokenService", service));
                    yield withBearer(realm);
                }
            };
        }
        if (basic) {
            visit.journal().passed(Step.Name.CHALLENGE, since, Map.of("scheme", "basic"));
            return withBasic(door);
        }
        var schemes = challenges.stream().map(Challenge::scheme).limit(10).collect(Collectors.joining(", "));
        var unsupported = new Finding(
                Diagnosis.CHALLENGE_UNSUPPORTED,
                "GET " + visit.registry() + door + ": only " + visit.redaction().shown(schemes) + " is offered");
        return visit.failed(Step.Name.CHALLENGE, since, unsupported);
    }

    private Finding withBasic(String door) {
        var credential = order.credential();
        if (credential == null) {
            return new Finding(Diagnosis.ANONYMOUS_REFUSED, visit.registry() + " wants user name and password");
        }
        return switch (new LoginQuestion(visit, door).withBasic(credential)) {
            case Access.Denied(var reason) -> reason;
            case Access.Granted _ -> rights(new Pass.Basic(credential.basic()), ok());
        };
    }

    private Finding withBearer(Realm.Approved realm) {
        var tokens = new TokenQuestion(visit, new TokenRequest(realm, order.credential()));
        var repository = repository();
        return switch (tokens.ask(null, Step.Name.TOKEN)) {
            case Token.Issued token -> withToken(tokens, token, null);
            case Token.Withheld(var reason)
            when reason.code() == Diagnosis.SCOPE_REQUIRED && repository != null ->
                switch (tokens.ask(repository.scope(), Step.Name.TOKEN)) {
                    case Token.Issued token -> withToken(tokens, token, repository.scope());
                    case Token.Withheld(var again) -> withheld(realm, again);
                };
            case Token.Withheld(var reason) -> withheld(realm, reason);
        };
    }

    private Finding withheld(Realm.Approved realm, Finding reason) {
        if (order.credential() != null
                && reason.code().verdict().filter(Verdict.REJECTED::equals).isPresent()) {
            control.sawRefusal(realm.origin().toString());
        }
        return reason;
    }

    private Finding withToken(TokenQuestion tokens, Token.Issued token, @Nullable String scope) {
        return switch (new LoginQuestion(visit, ApiQuestion.ROOT).withToken(token)) {
            case Access.Denied(var reason) -> refusedToken(reason);
            case Access.Granted _ ->
                order.credential() == null
                        ? rights(
                                new Pass.Tokens(tokens),
                                new Finding(Diagnosis.ANONYMOUS_OK, visit.registry() + " answers to anonymous tokens"))
                        : proved(tokens, scope);
        };
    }

    /** A token proves the credential only where others get none. */
    private Finding proved(TokenQuestion tokens, @Nullable String scope) {
        var realm = tokens.request().realm();
        var result = Provider.of(visit.registry().host()).refusesWrongLogins()
                ? NegativeControl.Result.REFUSED
                : new ControlQuestion(visit, control).token(realm, scope);
        return switch (result) {
            case REFUSED -> rights(new Pass.Tokens(tokens), ok());
            case UNKNOWN -> {
                visit.asides().note(Diagnosis.CONTROL_SKIPPED);
                yield rights(new Pass.Tokens(tokens), ok());
            }
            case ACCEPTED -> provedByRepository(tokens);
        };
    }

    private Finding provedByRepository(TokenQuestion tokens) {
        var acceptsAny = new Finding(
                Diagnosis.SERVER_ACCEPTS_ANY,
                "ask " + tokens.request().realm().origin() + " for a token: a login that nobody has gets one, too");
        var repository = repository();
        if (repository == null) {
            return acceptsAny;
        }
        var pass = new Pass.Tokens(tokens);
        return new Rights(visit, order).pull(pass, repository) instanceof Access.Granted
                        && new ControlQuestion(visit, control)
                                        .repository(tokens.request().realm(), repository)
                                == NegativeControl.Result.REFUSED
                ? rights(pass, ok())
                : acceptsAny;
    }

    /** Without a credential a token that opens nothing is no fault of the token service. */
    private Finding refusedToken(Finding finding) {
        return order.credential() == null && finding.code() == Diagnosis.TOKEN_NOT_ACCEPTED
                ? new Finding(Diagnosis.ANONYMOUS_REFUSED, visit.registry() + " opens nothing to an anonymous token")
                : finding;
    }

    private Finding rights(Pass pass, Finding end) {
        return new Rights(visit, order).after(pass, end);
    }

    private @Nullable RepositoryQuestion repository() {
        var repository = order.connection().repository();
        return repository == null ? null : new RepositoryQuestion(visit, repository);
    }

    private Finding ok() {
        return new Finding(Diagnosis.OK, visit.registry() + " accepted the credential");
    }
}
