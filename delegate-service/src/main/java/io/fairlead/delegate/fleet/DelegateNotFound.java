package io.fairlead.delegate.fleet;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** No such delegate in the scope of the request. */
@Problem(status = HttpStatus.NOT_FOUND, code = "DELEGATE_NOT_FOUND")
class DelegateNotFound extends RuntimeException {

    private DelegateNotFound(String message) {
        super(message);
    }

    static DelegateNotFound inScope(Scope scope, UUID id) {
        return new DelegateNotFound("There is no delegate %s in scope %s.".formatted(id, scope));
    }
}
