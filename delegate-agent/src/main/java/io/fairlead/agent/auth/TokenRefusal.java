package io.fairlead.agent.auth;

import io.fairlead.agent.http.AccountLock;
import io.fairlead.agent.http.RegistryError;
import io.fairlead.agent.http.RegistryResponse;

/** Tells refusals that another authorization may change from those that it will not. */
public final class TokenRefusal {

    private TokenRefusal() {}

    /**
     * Some tell with 403, and some with 400, that a token has run out.
     *
     * @param older whether a token was shown that was good before
     */
    static boolean asksForAuthorization(RegistryResponse response, boolean older) {
        if (AccountLock.isReported(response)) {
            return false;
        }
        return switch (response.status()) {
            case 401 -> true;
            case 400, 403 -> older && saysTokenRanOut(response);
            default -> false;
        };
    }

    private static boolean saysTokenRanOut(RegistryResponse response) {
        var error = RegistryError.of(response);
        var denies = error.code().equals("DENIED") || error.code().equals("UNAUTHORIZED");
        return hasChallengeError(response, "invalid_token")
                || (response.status() == 400 && denies)
                || (error.mentions("token") && (error.mentions("expired") || error.mentions("reauthenticate")));
    }

    /** Whether a challenge names this error (RFC 6750 section 3.1). */
    public static boolean hasChallengeError(RegistryResponse refusal, String error) {
        return ChallengeParser.parse(refusal.headerValues("WWW-Authenticate")).stream()
                .anyMatch(challenge ->
                        challenge.parameter("error").filter(error::equals).isPresent());
    }
}
