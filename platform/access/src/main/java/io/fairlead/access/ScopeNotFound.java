package io.fairlead.access;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** The scope is not the caller's to see, so it is told as if there were none. */
@Problem(status = HttpStatus.NOT_FOUND, code = "SCOPE_NOT_FOUND")
class ScopeNotFound extends RuntimeException {

    private ScopeNotFound(String message) {
        super(message);
    }

    static ScopeNotFound of(Scope scope) {
        return new ScopeNotFound("There is no scope %s that you may see.".formatted(scope));
    }
}
