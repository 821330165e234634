package io.fairlead.secret.masterkey;

import java.nio.charset.StandardCharsets;
import org.springframework.vault.VaultException;
import org.springframework.vault.core.VaultTransitOperations;
import org.springframework.vault.support.Ciphertext;
import org.springframework.vault.support.Plaintext;
import org.springframework.vault.support.VaultTransitKeyConfiguration;
import org.springframework.web.client.RestClientException;

/**
 * The versions of one key in the transit engine of a HashiCorp Vault or an OpenBao, which wraps and unwraps there. The
 * newest version is primary.
 */
class TransitKeys implements MasterKeys {

    private static final String PLACE = "transit";

    private final VaultTransitOperations transit;
    private final String key;
    private volatile Versions versions;

    /** @param oldest that still opens something */
    private record Versions(int oldest, int newest) {}

    TransitKeys(MasterKeyProperties.Transit properties) {
        this.transit = VaultAccess.to(properties).opsForTransit(properties.mount());
        this.key = properties.key();
        this.versions = atFirst(properties);
    }

    @Override
    public String place() {
        return PLACE;
    }

    @Override
    public String primary() {
        return id(versions.newest());
    }

    @Override
    public boolean has(String id) {
        var version = version(id);
        return version >= versions.oldest() && version <= versions.newest();
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public WrappedKey wrap(byte[] dataKey) {
        var text = asked("wrap a data key", () -> transit.encrypt(key, Plaintext.of(dataKey)))
                .getCiphertext();
        return new WrappedKey(id(versionOf(text)), text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped) {
        if (version(wrapped.masterKey()) < 0) {
            throw MasterKeyUnavailable.unknown(wrapped.masterKey());
        }
        var text = new String(wrapped.bytes(), StandardCharsets.US_ASCII);
        return asked("unwrap a data key", () -> transit.decrypt(key, Ciphertext.of(text)))
                .getPlaintext();
    }

    @Override
    public void rotate() {
        asked("rotate the key " + key, () -> {
            transit.rotate(key);
            return true;
        });
        refresh();
    }

    /** Vault has only the oldest version that still opens: this and all older ones end. */
    @Override
    public void retire(String id) {
        var next = version(id) + 1;
        if (next <= versions.oldest()) {
            return;
        }
        asked("retire " + id, () -> {
            transit.configureKey(
                    key,
                    VaultTransitKeyConfiguration.builder()
                            .minDecryptionVersion(next)
                            .build());
            return true;
        });
        refresh();
    }

    @Override
    public void refresh() {
        versions = asked("read the versions of the key " + key, this::read);
    }

    private Versions atFirst(MasterKeyProperties.Transit properties) {
        try {
            return asked("read the versions of the key " + key, this::read);
        } catch (MasterKeyUnavailable unavailable) {
            throw KeysetRefused.vault(
                    "The Vault at %s does not let the key %s/%s be used: %s"
                            .formatted(properties.uri(), properties.mount(), key, unavailable.getMessage()),
                    "See that it is unsealed, that the key exists, and that the token in %s may use it (docs/keys.md)."
                            .formatted(properties.tokenFile()));
        }
    }

    private Versions read() {
        var found = transit.getKey(key);
        if (found == null) {
            throw new VaultException("no such key");
        }
        return new Versions(Math.max(1, found.getMinDecryptionVersion()), found.getLatestVersion());
    }

    private static <T> T asked(String action, Question<T> question) {
        try {
            return question.ask();
        } catch (VaultException | RestClientException e) {
            throw MasterKeyUnavailable.unreachable(action, e);
        }
    }

    private String id(int version) {
        return "%s:%s:v%d".formatted(PLACE, key, version);
    }

    private int version(String id) {
        var prefix = "%s:%s:v".formatted(PLACE, key);
        try {
            return id.startsWith(prefix) ? Integer.parseInt(id.substring(prefix.length())) : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /** {@code vault:v3:…}; the engine writes it so whatever the product is called. */
    private static int versionOf(String ciphertext) {
        var parts = ciphertext.split(":", 3);
        return Integer.parseInt(parts[1].substring(1));
    }

    /** Something asked of the Vault. */
    private interface Question<T> {

        T ask();
    }
}
