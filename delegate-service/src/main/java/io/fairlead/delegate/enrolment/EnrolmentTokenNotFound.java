package io.fairlead.delegate.enrolment;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** No such token in the scope of the request. */
@Problem(status = HttpStatus.NOT_FOUND, code = "DELEGATE_TOKEN_NOT_FOUND")
class EnrolmentTokenNotFound extends RuntimeException {

    private EnrolmentTokenNotFound(String message) {
        super(message);
    }

    static EnrolmentTokenNotFound inScope(Scope scope, UUID id) {
        return new EnrolmentTokenNotFound("There is no delegate token %s in scope %s.".formatted(id, scope));
    }
}
