package io.fairlead.secret.rotation;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.secret.version.Version;
import io.fairlead.secret.version.Version.State;

/** What was asked for cannot be done with a version in that state. */
public class WrongState extends RuntimeException {

    private final String code;

    private WrongState(String code, String message) {
        super(message);
        this.code = code;
    }

    static WrongState notStaged(Version version) {
        return new WrongState(
                "VERSION_NOT_STAGED",
                "Version %d is %s, and only a staged version can be tested, promoted or discarded. %s"
                        .formatted(version.version(), version.state(), remedy(version.state())));
    }

    static WrongState nothingToRestore(ResourceReference secret) {
        return new WrongState(
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

    public String code() {
        return code;
    }
}
