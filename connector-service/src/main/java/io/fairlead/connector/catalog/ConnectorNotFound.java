package io.fairlead.connector.catalog;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** Nothing of that identifier is in that scope. */
@Problem(status = HttpStatus.NOT_FOUND, code = "CONNECTOR_NOT_FOUND")
class ConnectorNotFound extends RuntimeException {

    private ConnectorNotFound(String message) {
        super(message);
    }

    /** The identifier is not even a valid one, and not repeated. */
    static ConnectorNotFound of(Scope scope) {
        return new ConnectorNotFound("There is no such connector in %s.".formatted(scope));
    }

    static ConnectorNotFound of(ResourceReference connector) {
        return new ConnectorNotFound(
                "There is no connector %s in %s.".formatted(connector.identifier(), connector.scope()));
    }
}
