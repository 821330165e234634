package io.fairlead.secret.rotation;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** The secret has no such version, or not any more. */
@Problem(status = HttpStatus.NOT_FOUND, code = "VERSION_NOT_FOUND")
class VersionNotFound extends RuntimeException {

    private VersionNotFound(String message) {
        super(message);
    }

    static VersionNotFound of(ResourceReference secret, long version) {
        return new VersionNotFound("The secret %s has no version %d; former versions are kept for a while only."
                .formatted(secret.identifier(), version));
    }
}
