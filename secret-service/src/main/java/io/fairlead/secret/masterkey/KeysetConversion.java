package io.fairlead.secret.masterkey;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Encrypts the keyset file, writes it in clear, or changes its passphrase; the keys in it stay the same. */
public class KeysetConversion {

    private static final String NEW_PASSPHRASE = "fairlead.secret.master-key.new-passphrase-file";

    private final Path path;
    private final Optional<Passphrase> passphrase;
    private final @Nullable Path newPassphrase;

    KeysetConversion(MasterKeyProperties properties) {
        this.path = properties.keyset();
        this.passphrase = Passphrase.of(properties);
        this.newPassphrase = properties.newPassphraseFile();
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
        if (newPassphrase == null || newPassphrase.toString().isEmpty()) {
            throw KeysetRefused.newPassphraseMissing(NEW_PASSPHRASE);
        }
        file().rewriteUnder(Optional.of(Passphrase.readFrom(newPassphrase)));
        return "%s has the new passphrase. Give it to the services before they start again.".formatted(path);
    }

    private KeysetFile file() {
        return new KeysetFile(new OwnerOnlyFile(path), passphrase);
    }
}
