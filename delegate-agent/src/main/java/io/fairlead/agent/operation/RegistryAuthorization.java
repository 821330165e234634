package io.fairlead.agent.operation;

import io.fairlead.agent.auth.ChallengeParser;
import io.fairlead.agent.auth.Credential;
import io.fairlead.agent.auth.Realm;
import io.fairlead.agent.auth.RealmApproval;
import io.fairlead.agent.auth.RegistryTokenRequest;
import io.fairlead.agent.auth.TokenResult;
import io.fairlead.agent.http.AuthorizationHeader;
import io.fairlead.agent.http.Redaction;
import io.fairlead.agent.http.RegistryHttp;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.agent.operation.OperationOrder.ConnectorEndpoint;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The right to ask one registry, obtained when it is first asked for and renewed when it has run out. */
final class RegistryAuthorization {

    private final @Nullable Credential credential;
    private final List<String> trustedHosts;
    private final RegistryOrigin origin;
    private List<String> scopes;
    private final Redaction redaction = new Redaction();
    private @Nullable AuthorizationHeader header;
    private TokenResult.@Nullable Issued token;

    RegistryAuthorization(ConnectorEndpoint endpoint, RegistryOrigin origin, List<String> scopes) {
        this.credential = endpoint.credential();
        this.trustedHosts = endpoint.connection().trustedTokenHosts();
        this.origin = origin;
        this.scopes = scopes;
        if (credential != null) {
            redaction.hide(credential.encodedForms());
        }
    }

    @Nullable
    AuthorizationHeader header() {
        return header;
    }

    /** The last token, for those who can read it; absent without a token service. */
    TokenResult.@Nullable Issued token() {
        return token;
    }

    boolean isAnonymous() {
        return credential == null;
    }

    Redaction redaction() {
        return redaction;
    }

    /** From the next renewal on. */
    void changeScopes(List<String> other) {
        scopes = other;
        header = null;
        token = null;
    }

    /** Whether another token could help: one that was refused for its rights would be issued again. */
    boolean mayRenew(RegistryResponse refusal) {
        return header == null || !hasChallengeError(refusal, "insufficient_scope");
    }

    /** Fails where a fresh authorization was refused for itself, and not for the rights that it gives. */
    void failOnRefusal(RegistryRequest request, RegistryResponse refusal) {
        if (token == null && credential != null) {
            throw new OperationFailed(Diagnosis.BAD_CREDENTIALS_BASIC, request + ": 401 to the credential");
        }
        if (hasChallengeError(refusal, "invalid_token")) {
            throw new OperationFailed(Diagnosis.TOKEN_NOT_ACCEPTED, request + ": 401 to a fresh token");
        }
    }

    private static boolean hasChallengeError(RegistryResponse refusal, String error) {
        return ChallengeParser.parse(refusal.headerValues("WWW-Authenticate")).stream()
                .anyMatch(challenge ->
                        challenge.parameter("error").filter(error::equals).isPresent());
    }

    /** Answers a refusal with what its challenge asks for; fails where that cannot be had. */
    void renew(RegistryHttp http, RegistryResponse refusal) {
        var challenges = ChallengeParser.parse(refusal.headerValues("WWW-Authenticate"));
        var basic = challenges.stream().anyMatch(challenge -> challenge.scheme().equals("basic"));
        var bearer = challenges.stream()
                .filter(challenge -> challenge.scheme().equals("bearer"))
                .filter(challenge -> challenge.parameter("realm").isPresent() || !basic)
                .findFirst();
        if (bearer.isPresent()) {
            switch (new RealmApproval(origin, trustedHosts).judge(bearer.get())) {
                case Realm.Disapproved(var reason) -> throw new OperationFailed(reason);
                case Realm.Approved realm -> header = bearer(http, new RegistryTokenRequest(realm, credential));
            }
        } else if (basic) {
            header = basic();
        } else {
            throw new OperationFailed(
                    challenges.isEmpty() ? Diagnosis.CHALLENGE_MISSING : Diagnosis.CHALLENGE_UNSUPPORTED,
                    "ask " + origin + ": 401 without a challenge that registries use");
        }
    }

    private AuthorizationHeader bearer(RegistryHttp http, RegistryTokenRequest tokenRequest) {
        var request = tokenRequest.toRequest(scopes);
        return switch (tokenRequest.judge(request, http.execute(request))) {
            case TokenResult.Withheld(var reason) -> throw new OperationFailed(reason);
            case TokenResult.Issued issued -> {
                redaction.hide(List.of(issued.value()));
                token = issued;
                yield issued.bearerHeader();
            }
        };
    }

    private AuthorizationHeader basic() {
        if (credential == null) {
            throw new OperationFailed(Diagnosis.ANONYMOUS_REFUSED, origin + " wants user name and password");
        }
        return credential.basicHeader();
    }
}
