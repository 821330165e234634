package io.fairlead.identity.apitoken;

import io.fairlead.contracts.scope.Scope;
import java.util.UUID;

/** There is no such token in that scope. */
public class TokenNotFound extends RuntimeException {

    private TokenNotFound(String message) {
        super(message);
    }

    static TokenNotFound in(Scope scope, UUID id) {
        return new TokenNotFound("There is no API token %s in %s.".formatted(id, scope));
    }
}
