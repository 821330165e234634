package io.fairlead.access;

import io.fairlead.contracts.scope.Scope;

/** The caller sees the scope, but may not do this in it. */
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
