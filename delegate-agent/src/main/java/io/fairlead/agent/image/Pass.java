package io.fairlead.agent.image;

import io.fairlead.agent.image.OperationOrder.Side;
import io.fairlead.agent.login.ChallengeParser;
import io.fairlead.agent.login.Credential;
import io.fairlead.agent.login.Realm;
import io.fairlead.agent.login.RealmApproval;
import io.fairlead.agent.login.Token;
import io.fairlead.agent.login.TokenRequest;
import io.fairlead.agent.wire.Answer;
import io.fairlead.agent.wire.Proof;
import io.fairlead.agent.wire.Question;
import io.fairlead.agent.wire.Redaction;
import io.fairlead.agent.wire.Wire;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The right to ask one registry, obtained when it is first asked for and renewed when it has run out. */
final class Pass {

    private final @Nullable Credential credential;
    private final List<String> trustedHosts;
    private final RegistryOrigin origin;
    private List<String> scopes;
    private final Redaction redaction = new Redaction();
    private @Nullable Proof proof;
    private Token.@Nullable Issued token;

    Pass(Side side, RegistryOrigin origin, List<String> scopes) {
        this.credential = side.credential();
        this.trustedHosts = side.connection().trustedTokenHosts();
        this.origin = origin;
        this.scopes = scopes;
        if (credential != null) {
            redaction.hide(credential.forms());
        }
    }

    @Nullable
    Proof proof() {
        return proof;
    }

    /** The last token, for those who can read it; absent without a token service. */
    Token.@Nullable Issued token() {
        return token;
    }

    boolean isAnonymous() {
        return credential == null;
    }

    Redaction redaction() {
        return redaction;
    }

    /** From the next renewal on. */
    void want(List<String> other) {
        scopes = other;
        proof = null;
        token = null;
    }

    /** Whether another token could help: one that was refused for its rights would be issued again. */
    boolean mayRenew(Answer refusal) {
        return proof == null || !says(refusal, "insufficient_scope");
    }

    /** Fails where a fresh proof was refused for itself, and not for the rights that it gives. */
    void refused(Question question, Answer refusal) {
        if (token == null && credential != null) {
            throw new OperationFailed(Diagnosis.BAD_CREDENTIALS_BASIC, question + ": 401 to the credential");
        }
        if (says(refusal, "invalid_token")) {
            throw new OperationFailed(Diagnosis.TOKEN_NOT_ACCEPTED, question + ": 401 to a fresh token");
        }
    }

    private static boolean says(Answer refusal, String error) {
        return ChallengeParser.parse(refusal.all("WWW-Authenticate")).stream()
                .anyMatch(challenge ->
                        challenge.parameter("error").filter(error::equals).isPresent());
    }

    /** Answers a refusal with what its challenge asks for; fails where that cannot be had. */
    void renew(Wire wire, Answer refusal) {
        var challenges = ChallengeParser.parse(refusal.all("WWW-Authenticate"));
        var basic = challenges.stream().anyMatch(challenge -> challenge.scheme().equals("basic"));
        var bearer = challenges.stream()
                .filter(challenge -> challenge.scheme().equals("bearer"))
                .filter(challenge -> challenge.parameter("realm").isPresent() || !basic)
                .findFirst();
        if (bearer.isPresent()) {
            switch (new RealmApproval(origin, trustedHosts).judge(bearer.get())) {
                case Realm.Disapproved(var reason) -> throw new OperationFailed(reason);
                case Realm.Approved realm -> proof = bearer(wire, new TokenRequest(realm, credential));
            }
        } else if (basic) {
            proof = basic();
        } else {
            throw new OperationFailed(
                    challenges.isEmpty() ? Diagnosis.CHALLENGE_MISSING : Diagnosis.CHALLENGE_UNSUPPORTED,
                    "ask " + origin + ": 401 without a challenge that registries use");
        }
    }

    private Proof bearer(Wire wire, TokenRequest request) {
        var question = request.question(scopes);
        return switch (request.judge(question, wire.ask(question))) {
            case Token.Withheld(var reason) -> throw new OperationFailed(reason);
            case Token.Issued issued -> {
                redaction.hide(List.of(issued.value()));
                token = issued;
                yield issued.bearer();
            }
        };
    }

    private Proof basic() {
        if (credential == null) {
            throw new OperationFailed(Diagnosis.ANONYMOUS_REFUSED, origin + " wants user name and password");
        }
        return credential.basic();
    }
}
