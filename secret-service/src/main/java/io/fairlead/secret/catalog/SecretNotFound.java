package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.Reference;
import io.fairlead.contracts.scope.Scope;

/** There is no such secret in that scope. */
public class SecretNotFound extends RuntimeException {

    private SecretNotFound(String message) {
        super(message);
    }

    /** The reference, unless no secret can have that identifier. */
    public static Reference orReference(Scope scope, String identifier) {
        if (!Reference.IDENTIFIER.matcher(identifier).matches()) {
            throw new SecretNotFound("There is no such secret in %s.".formatted(scope));
        }
        return new Reference(scope, identifier);
    }

    public static SecretNotFound named(Reference secret) {
        return new SecretNotFound("There is no secret %s in %s.".formatted(secret.identifier(), secret.scope()));
    }
}
