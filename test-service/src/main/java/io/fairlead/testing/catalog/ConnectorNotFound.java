package io.fairlead.testing.catalog;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** There is no such connector in that scope. */
@Problem(status = HttpStatus.NOT_FOUND, code = "CONNECTOR_NOT_FOUND")
class ConnectorNotFound extends RuntimeException {

    private ConnectorNotFound(String sentence) {
        super(sentence);
    }

    static ConnectorNotFound of(Scope scope, String identifier) {
        return new ConnectorNotFound("There is no connector %s in %s.".formatted(identifier, scope));
    }
}
