package io.fairlead.access;

import io.fairlead.http.problem.NoProblem;
import org.springframework.security.oauth2.jwt.JwtException;

/** identity exchanges this API token no more for a while. */
@NoProblem("SecurityProblemHandler answers")
final class ExchangeThrottled extends JwtException {

    private final String retryAfter;

    ExchangeThrottled(String retryAfter) {
        super("identity exchanges this API token again in " + retryAfter + " s");
        this.retryAfter = retryAfter;
    }

    /** Seconds. */
    String retryAfter() {
        return retryAfter;
    }
}
