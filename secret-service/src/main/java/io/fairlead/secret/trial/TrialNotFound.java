package io.fairlead.secret.trial;

import java.util.UUID;

/** There is no such trial of that version. */
public class TrialNotFound extends RuntimeException {

    private TrialNotFound(String message) {
        super(message);
    }

    static TrialNotFound of(UUID id, long version) {
        return new TrialNotFound("There is no trial %s of version %d.".formatted(id, version));
    }
}
