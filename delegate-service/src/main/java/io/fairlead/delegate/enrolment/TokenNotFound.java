package io.fairlead.delegate.enrolment;

import io.fairlead.contracts.scope.Scope;
import java.util.UUID;

/** No such token in the scope of the request. */
public class TokenNotFound extends RuntimeException {

    private TokenNotFound(String message) {
        super(message);
    }

    static TokenNotFound in(Scope scope, UUID id) {
        return new TokenNotFound("There is no delegate token %s in scope %s.".formatted(id, scope));
    }
}
