package io.fairlead.connector.history;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** The version to restore is the live one. */
@Problem(status = HttpStatus.CONFLICT, code = "VERSION_IS_LIVE")
class VersionIsLive extends RuntimeException {

    private VersionIsLive(String message) {
        super(message);
    }

    static VersionIsLive of(ResourceReference connector, long version) {
        return new VersionIsLive("Version %d is what the connector %s is now; restore an earlier one."
                .formatted(version, connector.identifier()));
    }
}
