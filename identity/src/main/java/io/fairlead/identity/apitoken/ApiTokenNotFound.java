package io.fairlead.identity.apitoken;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** There is no such token in that scope. */
@Problem(status = HttpStatus.NOT_FOUND, code = "TOKEN_NOT_FOUND")
class ApiTokenNotFound extends RuntimeException {

    private ApiTokenNotFound(String message) {
        super(message);
    }

    static ApiTokenNotFound in(Scope scope, UUID id) {
        return new ApiTokenNotFound("There is no API token %s in %s.".formatted(id, scope));
    }
}
