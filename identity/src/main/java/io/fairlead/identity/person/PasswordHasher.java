package io.fairlead.identity.person;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes people's passwords, on half of the processors at most. Hashing is slow on purpose; without a bound, whoever tries
 * passwords from many addresses would take the processors from all that needs no password.
 */
@Component
class PasswordHasher {

    private static final long QUEUE_TIMEOUT_SECONDS = 2;

    /** As many as can be served within the timeout; more would only hold threads that others need. */
    static final int MAX_WAITING = 8;

    private final PasswordEncoder encoder;

    /** Fair, so that one who came first is served first. */
    private final Semaphore slots =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    PasswordHasher(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    String hash(String password) {
        acquireSlot();
        try {
            return Objects.requireNonNull(encoder.encode(password));
        } finally {
            slots.release();
        }
    }

    boolean matches(String password, String hash) {
        acquireSlot();
        try {
            return encoder.matches(password, hash);
        } finally {
            slots.release();
        }
    }

    int waiting() {
        return slots.getQueueLength();
    }

    private void acquireSlot() {
        try {
            if (waiting() >= MAX_WAITING || !slots.tryAcquire(QUEUE_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new LoginsBusy();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new LoginsBusy();
        }
    }
}
