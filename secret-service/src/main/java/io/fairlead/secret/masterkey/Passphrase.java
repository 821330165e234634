package io.fairlead.secret.masterkey;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;

/** What an operator encrypts the keyset file with; cannot be printed by mistake. */
final class Passphrase {

    private final byte[] utf8;

    private Passphrase(String text) {
        this.utf8 = text.getBytes(StandardCharsets.UTF_8);
    }

    /** As the settings have it, if they have one. */
    static Optional<Passphrase> of(MasterKeyProperties properties) {
        var file = properties.passphraseFile();
        if (file != null && !file.toString().isEmpty()) {
            return Optional.of(readFrom(file));
        }
        return Optional.ofNullable(properties.passphrase())
                .filter(text -> !text.isEmpty())
                .map(Passphrase::of);
    }

    static Passphrase readFrom(Path file) {
        try {
            var line = new OwnerOnlyFile(file).read().lines().findFirst().orElse("");
            if (line.isEmpty()) {
                throw KeysetRefused.emptyPassphrase(file);
            }
            return of(line);
        } catch (IOException e) {
            throw KeysetRefused.passphraseUnreadable(file, e);
        }
    }

    static Passphrase of(String text) {
        return new Passphrase(text);
    }

    /** The key that follows from it. */
    Aead deriveKey(KeyStretching stretching) throws GeneralSecurityException {
        var argon2 = Argon2Function.getInstance(
                stretching.memoryKib(), stretching.iterations(), stretching.parallelism(), 32, Argon2.ID);
        return new AesGcmJce(argon2.hash(utf8, stretching.salt()).getBytes());
    }

    @Override
    public String toString() {
        return "Passphrase[***]";
    }

    /**
     * How much work it is to try one passphrase (Argon2id, RFC 9106). The bounds keep a file that somebody tampered with
     * from exhausting the memory.
     */
    record KeyStretching(String algorithm, int memoryKib, int iterations, int parallelism, byte[] salt) {

        private static final String ARGON2ID = "argon2id";

        KeyStretching {
            if (!ARGON2ID.equals(algorithm)
                    || memoryKib < 8 * 1024
                    || memoryKib > 64 * 1024
                    || iterations < 1
                    || iterations > 16
                    || parallelism != 1
                    || salt.length != 16) {
                throw new IllegalArgumentException("not a way in which Fairlead stretches passphrases");
            }
        }

        /** OWASP's first recommendation; 0.2 seconds, and it fits into a heap of 128 MB. */
        static KeyStretching fresh() {
            var salt = new byte[16];
            new SecureRandom().nextBytes(salt);
            return new KeyStretching(ARGON2ID, 46 * 1024, 1, 1, salt);
        }
    }
}
