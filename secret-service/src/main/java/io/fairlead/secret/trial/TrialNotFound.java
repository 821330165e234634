package io.fairlead.secret.trial;

import io.fairlead.http.problem.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** There is no such trial of that version. */
@Problem(status = HttpStatus.NOT_FOUND, code = "TRIAL_NOT_FOUND")
class TrialNotFound extends RuntimeException {

    private TrialNotFound(String message) {
        super(message);
    }

    static TrialNotFound of(UUID id, long version) {
        return new TrialNotFound("There is no trial %s of version %d.".formatted(id, version));
    }
}
