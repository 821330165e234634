package io.fairlead.secret.catalog;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** There is no such secret in that scope. */
@Problem(status = HttpStatus.NOT_FOUND, code = "SECRET_NOT_FOUND")
public class SecretNotFound extends RuntimeException {

    private SecretNotFound(String message) {
        super(message);
    }

    /** The reference, unless no secret can have that identifier. */
    public static ResourceReference referenceOrThrow(Scope scope, String identifier) {
        if (!ResourceReference.IDENTIFIER.matcher(identifier).matches()) {
            throw new SecretNotFound("There is no such secret in %s.".formatted(scope));
        }
        return new ResourceReference(scope, identifier);
    }

    public static SecretNotFound named(ResourceReference secret) {
        return new SecretNotFound("There is no secret %s in %s.".formatted(secret.identifier(), secret.scope()));
    }
}
