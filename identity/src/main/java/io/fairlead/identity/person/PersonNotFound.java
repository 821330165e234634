package io.fairlead.identity.person;

import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** Nobody has that name in the account. */
@Problem(status = HttpStatus.NOT_FOUND, code = "PERSON_NOT_FOUND")
class PersonNotFound extends RuntimeException {

    private PersonNotFound(String message) {
        super(message);
    }

    static PersonNotFound named(String name) {
        return new PersonNotFound("There is nobody named %s.".formatted(name));
    }
}
