package io.fairlead.secret.rotation;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.problem.Problem;
import io.fairlead.http.problem.ProblemCode;
import io.fairlead.secret.version.SecretVersionInfo;
import io.fairlead.secret.version.SecretVersionInfo.State;
import org.springframework.http.HttpStatus;

/** What was asked for cannot be done with a version in that state. */
@Problem(status = HttpStatus.CONFLICT, code = "VERSION_NOT_STAGED")
@Problem(status = HttpStatus.CONFLICT, code = "NOTHING_TO_RESTORE")
class VersionStateConflict extends RuntimeException implements ProblemCode {

    private final String code;

    private VersionStateConflict(String code, String message) {
        super(message);
        this.code = code;
    }

    static VersionStateConflict notStaged(SecretVersionInfo version) {
        return new VersionStateConflict(
                "VERSION_NOT_STAGED",
                "Version %d is %s, and only a staged version can be tested, promoted or discarded. %s"
                        .formatted(version.version(), version.state(), remedy(version.state())));
    }

    static VersionStateConflict nothingToRestore(ResourceReference secret) {
        return new VersionStateConflict(
                "NOTHING_TO_RESTORE",
                "The secret %s has no former version whose value is kept. Set the value that you want instead."
                        .formatted(secret.identifier()));
    }

    private static String remedy(State state) {
        return switch (state) {
            case STAGED -> "";
            case LIVE -> "It is in use; test a connector to see whether it works.";
            case FORMER -> "POST to …/rollback to restore the version that was live before.";
            case DISCARDED -> "Its value is gone; stage it anew.";
        };
    }

    @Override
    public String code() {
        return code;
    }
}
