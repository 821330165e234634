package io.fairlead.secret.trial;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One go at proving a staged version.
 *
 * @param promotes whether the version goes live by itself when all is well
 * @param actor whose request it began with
 * @param revision rises with every move
 * @param deadline after which what has not answered has failed
 */
public record SecretTrial(
        UUID id,
        SecretVersionReference staged,
        boolean promotes,
        @Nullable Actor actor,
        State state,
        long revision,
        Instant requestedAt,
        Instant deadline,
        @Nullable Instant endedAt) {

    /** How far a trial is. */
    public enum State {
        /** Some connectors have yet to be tested. */
        RUNNING,
        /** Every connector that refers to the secret works with the version. */
        PASSED,
        /** At least one connector does not work with the version, or was not tested in time. */
        FAILED,
        /** The version was discarded, or went live meanwhile. */
        CANCELLED;

        public boolean open() {
            return this == RUNNING;
        }
    }
}
