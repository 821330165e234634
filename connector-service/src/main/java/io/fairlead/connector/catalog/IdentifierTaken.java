package io.fairlead.connector.catalog;

import io.fairlead.contracts.scope.Reference;

/** Another connector of that scope has the identifier already. */
public class IdentifierTaken extends RuntimeException {

    private IdentifierTaken(String message) {
        super(message);
    }

    static IdentifierTaken of(Reference connector, String free) {
        return new IdentifierTaken("There is a connector %s in %s already; %s is free."
                .formatted(connector.identifier(), connector.scope(), free));
    }
}
