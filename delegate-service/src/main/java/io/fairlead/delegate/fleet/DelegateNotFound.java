package io.fairlead.delegate.fleet;

import io.fairlead.contracts.scope.Scope;
import java.util.UUID;

/** No such delegate in the scope of the request. */
public class DelegateNotFound extends RuntimeException {

    private DelegateNotFound(String message) {
        super(message);
    }

    static DelegateNotFound inScope(Scope scope, UUID id) {
        return new DelegateNotFound("There is no delegate %s in scope %s.".formatted(id, scope));
    }
}
