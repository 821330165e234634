package io.fairlead.access;

import io.fairlead.contracts.scope.Scope;

/** The caller sees the scope, but may not do this in it. */
class RoleTooSmall extends RuntimeException {

    private RoleTooSmall(String message) {
        super(message);
    }

    static RoleTooSmall at(Scope scope, Role held, Role needed) {
        return new RoleTooSmall("You are %s of %s; this needs %s. Ask an admin for a grant."
                .formatted(held.text(), scope, needed.text()));
    }

    static RoleTooSmall ofService() {
        return new RoleTooSmall("This service's token does not have the scope that this endpoint asks for.");
    }
}
