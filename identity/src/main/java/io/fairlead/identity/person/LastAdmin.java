package io.fairlead.identity.person;

import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** Without this person nobody could manage the account. */
@Problem(status = HttpStatus.CONFLICT, code = "LAST_ADMIN")
class LastAdmin extends RuntimeException {

    private LastAdmin(String message) {
        super(message);
    }

    static LastAdmin named(String name) {
        return new LastAdmin(
                "%s is the only admin of the account, so nobody could give the role back. Grant admin to somebody else first."
                        .formatted(name));
    }
}
