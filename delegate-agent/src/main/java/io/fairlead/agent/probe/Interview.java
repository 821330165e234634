package io.fairlead.agent.probe;

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
            case Finding finding -> finding;
            case Ping.Open() -> whenOpen();
            case Ping.Challenged challenged -> whenChallenged(challenged);
        };
    }

    private Finding whenOpen() {
        if (credential == null) {
            return repository(null, new Finding(Diagnosis.ANONYMOUS_OK, visit.registry() + " answers to anybody"));
        }
        return switch (new LoginQuestion(visit).withBasic(credential)) {
            case Finding finding -> finding;
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
                case Finding finding -> visit.failed(Step.Name.CHALLENGE, since, finding);
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
            case Finding finding -> finding;
            case Access.Granted() -> repository(credential.basic(), ok());
        };
    }

    private Finding withBearer(Realm.Approved realm) {
        var tokens = new TokenQuestion(visit, realm, credential);
        return switch (tokens.ask(null, Step.Name.TOKEN)) {
            case Finding finding -> finding;
            case Token.Issued token ->
                switch (new LoginQuestion(visit).withToken(token)) {
                    case Finding finding -> refusedToken(finding);
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
            case Finding finding -> new Finding(noPull(finding.code()), finding.summary());
            case Token.Issued token -> repository(token.bearer(), end);
        };
    }

    private Finding repository(Credential.@Nullable Proof proof, Finding end) {
        var repository = connection.repository();
        if (repository == null) {
            return end;
        }
        return switch (new RepositoryQuestion(visit, repository).ask(proof)) {
            case Access.Granted() -> end;
            case Finding finding -> new Finding(noPull(finding.code()), finding.summary());
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
