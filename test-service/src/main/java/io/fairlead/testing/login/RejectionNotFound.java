package io.fairlead.testing.login;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** The connector's login was not refused, as far as is known. */
@Problem(status = HttpStatus.NOT_FOUND, code = "REJECTION_NOT_FOUND")
class RejectionNotFound extends RuntimeException {

    private RejectionNotFound(String sentence) {
        super(sentence);
    }

    static RejectionNotFound of(Scope scope, String identifier) {
        return new RejectionNotFound("No refused login of a connector %s in %s is known.".formatted(identifier, scope));
    }
}
