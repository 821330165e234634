package io.fairlead.identity.apitoken;

import io.fairlead.contracts.scope.Scope;
import java.util.UUID;

/** There is no such token in that scope. */
public class ApiTokenNotFound extends RuntimeException {

    private ApiTokenNotFound(String message) {
        super(message);
    }

    static ApiTokenNotFound in(Scope scope, UUID id) {
        return new ApiTokenNotFound("There is no API token %s in %s.".formatted(id, scope));
    }
}
