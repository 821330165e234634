package io.fairlead.testing.catalog;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** There is no such connector in that scope. */
@Problem(status = HttpStatus.NOT_FOUND, code = "CONNECTOR_NOT_FOUND")
class ConnectorNotFound extends RuntimeException {

    private ConnectorNotFound(String sentence) {
        super(sentence);
    }

    static ConnectorNotFound of(ResourceReference connector) {
        return new ConnectorNotFound(
                "There is no connector %s in %s.".formatted(connector.identifier(), connector.scope()));
    }
}
