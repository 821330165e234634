package io.fairlead.access;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** The caller sees the scope, but may not do this in it. */
@Problem(status = HttpStatus.FORBIDDEN, code = "ROLE_TOO_SMALL")
class InsufficientRole extends RuntimeException {

    private InsufficientRole(String message) {
        super(message);
    }

    static InsufficientRole forScope(Scope scope, Role held, Role needed) {
        return new InsufficientRole("You are %s of %s; this needs %s. Ask an admin for a grant."
                .formatted(held.toText(), scope, needed.toText()));
    }

    static InsufficientRole forService() {
        return new InsufficientRole("This service's token does not have the scope that this endpoint asks for.");
    }
}
