package io.fairlead.agent.probe;

import io.fairlead.agent.login.Challenge;
import io.fairlead.agent.login.Credential;
import io.fairlead.agent.login.Realm;
import io.fairlead.agent.login.RealmApproval;
import io.fairlead.agent.login.Token;
import io.fairlead.agent.login.TokenRequest;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Proof;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.test.Step;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The order in which a registry is asked, and what each answer leads to. */
record Interview(
        Visit visit,
        RegistryConnection connection,
        @Nullable Credential credential) {

    Finding finding() {
        return switch (new ApiQuestion(visit).ask()) {
            case Ping.Ended(var reason) -> reason;
            case Ping.Open() -> whenOpen();
            case Ping.Challenged challenged -> whenChallenged(challenged);
        };
    }

    private Finding whenOpen() {
        if (credential == null) {
            return repository(null, new Finding(Diagnosis.ANONYMOUS_OK, visit.registry() + " answers to anybody"));
        }
        return switch (new LoginQuestion(visit).withBasic(credential)) {
            case Access.Denied(var reason) -> reason;
            case Access.Granted() ->
                new Finding(Diagnosis.ANONYMOUS_ONLY, visit.registry() + " answers with and without the credential");
        };
    }

    private Finding whenChallenged(Ping.Challenged challenged) {
        var since = visit.journal().mark();
        var schemes = challenged.challenges().stream().map(Challenge::scheme).collect(Collectors.joining(", "));
        var bearer = challenged.challenges().stream()
                .filter(challenge -> challenge.scheme().equals("bearer"))
                .findFirst();
        var basic = challenged.challenges().stream()
                .anyMatch(challenge -> challenge.scheme().equals("basic"));
        if (bearer.isPresent() && (bearer.get().parameter("realm").isPresent() || !basic)) {
            return switch (new RealmApproval(visit.registry(), connection.trustedTokenHosts()).judge(bearer.get())) {
                case Realm.Disapproved(var reason) -> visit.failed(Step.Name.CHALLENGE, since, reason);
                case Realm.Approved realm -> {
                    visit.journal()
                            .passed(
                                    Step.Name.CHALLENGE,
                                    since,
                                    Map.of(
                                            "scheme",
                                            "bearer",
                                            "tokenService",
                                            realm.origin().toString()));
                    yield withBearer(realm);
                }
            };
        }
        if (basic) {
            visit.journal().passed(Step.Name.CHALLENGE, since, Map.of("scheme", "basic"));
            return withBasic();
        }
        var unsupported = new Finding(
                Diagnosis.CHALLENGE_UNSUPPORTED,
                "GET " + visit.registry() + "/v2/: only " + visit.redaction().shown(schemes) + " is offered");
        return visit.failed(Step.Name.CHALLENGE, since, unsupported);
    }

    private Finding withBasic() {
        if (credential == null) {
            return new Finding(Diagnosis.ANONYMOUS_REFUSED, visit.registry() + " wants user name and password");
        }
        return switch (new LoginQuestion(visit).withBasic(credential)) {
            case Access.Denied(var reason) -> reason;
            case Access.Granted() -> repository(credential.basic(), ok());
        };
    }

    private Finding withBearer(Realm.Approved realm) {
        var tokens = new TokenQuestion(visit, new TokenRequest(realm, credential));
        return switch (tokens.ask(null, Step.Name.TOKEN)) {
            case Token.Withheld(var reason) -> reason;
            case Token.Issued token ->
                switch (new LoginQuestion(visit).withToken(token)) {
                    case Access.Denied(var reason) -> refusedToken(reason);
                    case Access.Granted() -> repository(tokens);
                };
        };
    }

    /** Without a credential a token that opens nothing is no fault of the token service. */
    private Finding refusedToken(Finding finding) {
        return credential == null && finding.code() == Diagnosis.TOKEN_NOT_ACCEPTED
                ? new Finding(Diagnosis.ANONYMOUS_REFUSED, visit.registry() + " opens nothing to an anonymous token")
                : finding;
    }

    private Finding repository(TokenQuestion tokens) {
        var end = credential == null
                ? new Finding(Diagnosis.ANONYMOUS_OK, visit.registry() + " answers to anonymous tokens")
                : ok();
        var repository = connection.repository();
        if (repository == null) {
            return end;
        }
        return switch (tokens.ask(new RepositoryQuestion(visit, repository).scope(), Step.Name.REPOSITORY)) {
            case Token.Withheld(var reason) -> new Finding(noPull(reason.code()), reason.summary());
            case Token.Issued token -> repository(token.bearer(), end);
        };
    }

    private Finding repository(@Nullable Proof proof, Finding end) {
        var repository = connection.repository();
        if (repository == null) {
            return end;
        }
        return switch (new RepositoryQuestion(visit, repository).ask(proof)) {
            case Access.Granted() -> end;
            case Access.Denied(var reason) -> new Finding(noPull(reason.code()), reason.summary());
        };
    }

    /** Refused rights say "the credential is right", which would not be true without one. */
    private Diagnosis noPull(Diagnosis code) {
        return switch (code) {
            case NO_PULL, BAD_CREDENTIALS_TOKEN -> credential == null ? Diagnosis.ANONYMOUS_REFUSED : Diagnosis.NO_PULL;
            case REPO_NOT_FOUND -> credential == null ? Diagnosis.ANONYMOUS_REFUSED : code;
            default -> code;
        };
    }

    private Finding ok() {
        return new Finding(Diagnosis.OK, visit.registry() + " accepted the credential");
    }
}
