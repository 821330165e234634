package io.fairlead.identity.apitoken;

import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** The API token with which another one is to be made is revoked already. */
@Problem(status = HttpStatus.FORBIDDEN, code = "PARENT_TOKEN_ENDED")
class ParentTokenEnded extends RuntimeException {

    ParentTokenEnded() {
        super(
                "The API token that you use was revoked or has expired, so no other one can be made with it. Sign in again.");
    }
}
