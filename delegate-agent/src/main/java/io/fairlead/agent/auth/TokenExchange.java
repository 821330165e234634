package io.fairlead.agent.auth;

import io.fairlead.agent.http.RedirectFollower;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryHttp;
import io.fairlead.agent.http.RegistryReply;
import io.fairlead.agent.http.RegistryRequest;
import io.fairlead.agent.http.RegistryResponse;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.util.List;

/**
 * Gets tokens from one approved token service. Some know only one of the two ways to ask, so where a service does not
 * know the first, the other is tried before the credential is blamed; a wrong password stays one failed login.
 */
public final class TokenExchange {

    private final RedirectFollower http;
    private final RegistryTokenRequest tokenRequest;
    private RegistryTokenRequest.Way way;

    public TokenExchange(RegistryHttp http, RegistryTokenRequest tokenRequest) {
        this.http = new RedirectFollower(http);
        this.tokenRequest = tokenRequest;
        way = tokenRequest.firstWay();
    }

    /** What was asked and answered last, and what that means. */
    public record Exchange(RegistryRequest request, RegistryReply reply, TokenResult result) {}

    public RegistryTokenRequest tokenRequest() {
        return tokenRequest;
    }

    /** @param scopes the one that is needed most first; none to be told about the credential alone */
    public Exchange request(List<String> scopes) {
        var first = exchange(way, scopes);
        if (!(first.result instanceof TokenResult.Withheld)
                || !(first.reply instanceof RegistryResponse response)
                || !tokenRequest.mayKnowOtherWay(way, response)) {
            return first;
        }
        var second = exchange(way.other(), scopes);
        if (second.result instanceof TokenResult.Issued) {
            way = way.other();
            return second;
        }
        return saysMore(second) ? second : first;
    }

    private static boolean saysMore(Exchange second) {
        return second.result instanceof TokenResult.Withheld(var reason)
                && reason.code() != Diagnosis.REALM_NOT_TOKEN_SERVICE
                && reason.code() != Diagnosis.HEADER_TOO_LARGE
                && second.reply instanceof RegistryResponse;
    }

    private Exchange exchange(RegistryTokenRequest.Way chosen, List<String> scopes) {
        var request = tokenRequest.toRequest(chosen, scopes);
        var followed = http.execute(request, null, RedirectFollower.Reach.SAME_ORIGIN);
        var refusal = followed.refusal();
        var result = refusal == null
                ? tokenRequest.judge(followed.request(), followed.reply(), followed.wasMoved(request))
                : new TokenResult.Withheld(new RegistryFinding(redirectDiagnosis(refusal), refusal.summary()));
        return new Exchange(followed.request(), followed.reply(), result);
    }

    private static Diagnosis redirectDiagnosis(RegistryFinding refusal) {
        return switch (refusal.code()) {
            case REDIRECT_TO_HTTPS -> Diagnosis.REALM_EXTERNAL_URL;
            case REDIRECT_LOOP -> Diagnosis.REALM_NOT_TOKEN_SERVICE;
            default -> Diagnosis.REALM_SIGN_ON;
        };
    }
}
