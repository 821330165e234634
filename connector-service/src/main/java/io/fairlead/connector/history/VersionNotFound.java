package io.fairlead.connector.history;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** The connector has no such version, or not any more. */
@Problem(status = HttpStatus.NOT_FOUND, code = "VERSION_NOT_FOUND")
class VersionNotFound extends RuntimeException {

    private VersionNotFound(String message) {
        super(message);
    }

    static VersionNotFound of(ResourceReference connector, long version) {
        return new VersionNotFound(
                "The connector %s has no version %d; of former versions only the newest are kept. GET …/versions lists them."
                        .formatted(connector.identifier(), version));
    }
}
