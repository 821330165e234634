package io.fairlead.identity.person;

import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** Somebody else has that name. */
@Problem(status = HttpStatus.CONFLICT, code = "NAME_TAKEN")
class NameTaken extends RuntimeException {

    private NameTaken(String message) {
        super(message);
    }

    static NameTaken by(String name) {
        return new NameTaken("Somebody is named %s already. Choose another name.".formatted(name));
    }
}
