package io.fairlead.secret.masterkey;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the master keys are.
 *
 * @param keyset a Tink keyset in JSON, made on the first start of all; back it up apart from the database
 * @param passphrase encrypts that file; absent or empty where the file lies in clear
 * @param passphraseFile holds the passphrase in its first line, for its owner's eyes only
 * @param newPassphraseFile the passphrase that the command {@code keys passphrase} changes to, in its first line
 * @param transit keys of a Vault; none where absent
 * @param primary the place whose newest key wraps from now on; the other is only opened with
 */
@ConfigurationProperties("fairlead.secret.master-key")
public record MasterKeyProperties(
        Path keyset,
        @Nullable String passphrase,
        @Nullable Path passphraseFile,
        @Nullable Path newPassphraseFile,
        @DefaultValue("KEYSET") MasterKeyProviderType primary,
        @Nullable Transit transit) {

    /** Where keys can be. */
    public enum MasterKeyProviderType {
        KEYSET,
        TRANSIT
    }

    /**
     * The transit engine of a HashiCorp Vault or an OpenBao.
     *
     * @param uri where the Vault is: https, or http on loopback
     * @param key the name of the key there, which must exist, of a type that encrypts
     * @param mount where the engine is mounted
     * @param tokenFile holds the token, and is read each time: Vault's agent renews it there
     */
    public record Transit(
            URI uri, String key, @DefaultValue("transit") String mount, Path tokenFile) {}

    @Override
    public String toString() {
        return "MasterKeyProperties[keyset=%s, primary=%s, transit=%s]".formatted(keyset, primary, transit);
    }
}
