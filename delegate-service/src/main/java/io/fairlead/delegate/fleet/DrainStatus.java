package io.fairlead.delegate.fleet;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a delegate is with having no work.
 *
 * @param since when it was told to take no new work
 * @param done whether it has finished what it had
 */
record DrainStatus(Instant since, boolean done) {

    static @Nullable DrainStatus of(Candidate delegate) {
        return delegate.drainedAt() == null ? null : new DrainStatus(delegate.drainedAt(), delegate.busy() == 0);
    }
}
