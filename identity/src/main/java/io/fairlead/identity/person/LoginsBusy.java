package io.fairlead.identity.person;

import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** So many passwords are being checked that this one had to wait for too long; nothing was done. */
@Problem(status = HttpStatus.SERVICE_UNAVAILABLE, code = "LOGINS_BUSY", retryAfterSeconds = 5)
public class LoginsBusy extends RuntimeException {

    LoginsBusy() {
        super("Too many passwords are being checked at this moment. Try again in a few seconds.");
    }
}
