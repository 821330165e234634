package io.fairlead.delegate.enrolment;

import io.fairlead.contracts.scope.Scope;
import java.util.UUID;

/** No such token in the scope of the request. */
public class EnrolmentTokenNotFound extends RuntimeException {

    private EnrolmentTokenNotFound(String message) {
        super(message);
    }

    static EnrolmentTokenNotFound inScope(Scope scope, UUID id) {
        return new EnrolmentTokenNotFound("There is no delegate token %s in scope %s.".formatted(id, scope));
    }
}
