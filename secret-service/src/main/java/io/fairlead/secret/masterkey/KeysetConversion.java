package io.fairlead.secret.masterkey;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Encrypts the keyset file, writes it in clear, or changes its passphrase; the keys in it stay the same. */
public class KeysetConversion {

    private static final String NEW_PASSPHRASE = "FAIRLEAD_KEYSET_NEW_PASSPHRASE_FILE";

    private final Path path;
    private final Optional<Passphrase> passphrase;
    private final @Nullable String newPassphrase;

    KeysetConversion(MasterKeyProperties properties, Environment environment) {
        this.path = properties.keyset();
        this.passphrase = Passphrase.of(properties);
        this.newPassphrase = environment.getProperty(NEW_PASSPHRASE);
    }

    /** A sentence that says what was done. */
    public String encrypt() {
        file().rewriteUnder(Optional.of(passphrase.orElseThrow(() -> KeysetRefused.passphraseMissing(path))));
        return "%s is encrypted now. Destroy the copies of it that lie in clear.".formatted(path);
    }

    public String decrypt() {
        file().rewriteUnder(Optional.empty());
        return "%s lies there in clear now. Start the services without a passphrase.".formatted(path);
    }

    public String changePassphrase() {
        if (newPassphrase == null || newPassphrase.isEmpty()) {
            throw KeysetRefused.newPassphraseMissing(NEW_PASSPHRASE);
        }
        file().rewriteUnder(Optional.of(Passphrase.readFrom(Path.of(newPassphrase))));
        return "%s has the new passphrase. Give it to the services before they start again.".formatted(path);
    }

    private KeysetFile file() {
        return new KeysetFile(new OwnerOnlyFile(path), passphrase);
    }
}
