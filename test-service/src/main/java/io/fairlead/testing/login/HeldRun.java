package io.fairlead.testing.login;

import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run that has not begun, because its login may have to be tried by another one.
 *
 * @param connection what delegates will be told
 * @param forced whether a refused login may be tried once more
 * @param awaited whether somebody waits for it, although its trigger does not say so
 * @param fingerprint of its login; absent where there is nothing to log in with
 * @param secrets the versions that it would use, the password's first
 */
record HeldRun(
        UUID runId,
        RegistryConnection connection,
        boolean forced,
        boolean awaited,
        @Nullable String fingerprint,
        List<SecretVersionReference> secrets) {

    /** Where it stands; later than STORED, it has a fingerprint if it can have one. */
    enum State {
        /** secret-service was not asked yet. */
        STORED,
        /** It waits for the verdict of another run. */
        WAITING,
        /** It has begun, or was answered. */
        RELEASED
    }
}
