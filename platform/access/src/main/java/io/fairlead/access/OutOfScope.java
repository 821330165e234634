package io.fairlead.access;

import io.fairlead.contracts.scope.Scope;

/** The scope is not the caller's to see, so it is told as if there were none. */
class OutOfScope extends RuntimeException {

    private OutOfScope(String message) {
        super(message);
    }

    static OutOfScope at(Scope scope) {
        return new OutOfScope("There is no scope %s that you may see.".formatted(scope));
    }
}
