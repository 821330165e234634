package io.fairlead.connector.catalog;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** Another connector of that scope has the identifier already. */
@Problem(status = HttpStatus.CONFLICT, code = "IDENTIFIER_TAKEN")
class IdentifierTaken extends RuntimeException {

    private IdentifierTaken(String message) {
        super(message);
    }

    static IdentifierTaken of(ResourceReference connector, String free) {
        return new IdentifierTaken("There is a connector %s in %s already; %s is free."
                .formatted(connector.identifier(), connector.scope(), free));
    }
}
