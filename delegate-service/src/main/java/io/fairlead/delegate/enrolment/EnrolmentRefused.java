package io.fairlead.delegate.enrolment;

import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** The token is wrong, used up, revoked or expired; which of these is not told. */
@Problem(status = HttpStatus.UNAUTHORIZED, code = "ENROLMENT_TOKEN_REFUSED")
class EnrolmentRefused extends RuntimeException {

    EnrolmentRefused() {
        super("The enrolment token is wrong, used up, revoked or expired. Make a new one under delegate-tokens.");
    }
}
