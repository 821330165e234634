package io.fairlead.access;

import io.fairlead.contracts.scope.Scope;

/** The scope is not the caller's to see, so it is told as if there were none. */
class ScopeNotFound extends RuntimeException {

    private ScopeNotFound(String message) {
        super(message);
    }

    static ScopeNotFound of(Scope scope) {
        return new ScopeNotFound("There is no scope %s that you may see.".formatted(scope));
    }
}
