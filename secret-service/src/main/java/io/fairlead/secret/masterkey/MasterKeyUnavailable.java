package io.fairlead.secret.masterkey;

import io.fairlead.http.problem.Problem;
import org.springframework.boot.logging.LogLevel;
import org.springframework.http.HttpStatus;

/** A master key that is needed now cannot be used by this instance; another time or another instance may do. */
@Problem(
        status = HttpStatus.SERVICE_UNAVAILABLE,
        code = "MASTER_KEY_UNAVAILABLE",
        retryAfterSeconds = 1,
        log = LogLevel.ERROR)
public class MasterKeyUnavailable extends RuntimeException {

    private MasterKeyUnavailable(String message) {
        super(message);
    }

    static MasterKeyUnavailable unknown(String id) {
        return new MasterKeyUnavailable(
                "This instance does not have the master key %s. An operator must give it the keyset that has it."
                        .formatted(id));
    }

    static MasterKeyUnavailable unreachable(String action, Exception cause) {
        return new MasterKeyUnavailable("%s: the Vault did not do it (%s)."
                .formatted(action, cause.getClass().getSimpleName()));
    }

    /** What was wrapped while the key was retired elsewhere; once more will do. */
    public static MasterKeyUnavailable retired(String id) {
        return new MasterKeyUnavailable("The master key %s was retired a moment ago; try again.".formatted(id));
    }
}
