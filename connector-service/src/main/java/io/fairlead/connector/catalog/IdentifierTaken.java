package io.fairlead.connector.catalog;

import io.fairlead.contracts.scope.ResourceReference;

/** Another connector of that scope has the identifier already. */
public class IdentifierTaken extends RuntimeException {

    private IdentifierTaken(String message) {
        super(message);
    }

    static IdentifierTaken of(ResourceReference connector, String free) {
        return new IdentifierTaken("There is a connector %s in %s already; %s is free."
                .formatted(connector.identifier(), connector.scope(), free));
    }
}
