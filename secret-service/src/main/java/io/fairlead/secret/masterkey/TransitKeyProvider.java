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
class TransitKeyProvider implements MasterKeyProvider {

    private static final String PROVIDER_NAME = "transit";

    private final VaultTransitOperations transit;
    private final String key;
    private volatile KeyVersions versions;

    /** @param oldest that still opens something */
    private record KeyVersions(int oldest, int newest) {}

    TransitKeyProvider(MasterKeyProperties.Transit properties) {
        this.transit = VaultTemplateFactory.create(properties).opsForTransit(properties.mount());
        this.key = properties.key();
        this.versions = readOnStart(properties);
    }

    @Override
    public String providerName() {
        return PROVIDER_NAME;
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
        var text = call("wrap a data key", () -> transit.encrypt(key, Plaintext.of(dataKey)))
                .getCiphertext();
        return new WrappedKey(id(versionOf(text)), text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped) {
        if (version(wrapped.masterKey()) < 0) {
            throw MasterKeyUnavailable.unknown(wrapped.masterKey());
        }
        var text = new String(wrapped.bytes(), StandardCharsets.US_ASCII);
        return call("unwrap a data key", () -> transit.decrypt(key, Ciphertext.of(text)))
                .getPlaintext();
    }

    @Override
    public void rotate() {
        call("rotate the key " + key, () -> {
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
        call("retire " + id, () -> {
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
        versions = call("read the versions of the key " + key, this::read);
    }

    private KeyVersions readOnStart(MasterKeyProperties.Transit properties) {
        try {
            return call("read the versions of the key " + key, this::read);
        } catch (MasterKeyUnavailable unavailable) {
            throw KeysetRefused.vault(
                    "The Vault at %s does not let the key %s/%s be used: %s"
                            .formatted(properties.uri(), properties.mount(), key, unavailable.getMessage()),
                    "See that it is unsealed, that the key exists, and that the token in %s may use it (docs/keys.md)."
                            .formatted(properties.tokenFile()));
        }
    }

    private KeyVersions read() {
        var found = transit.getKey(key);
        if (found == null) {
            throw new VaultException("no such key");
        }
        return new KeyVersions(Math.max(1, found.getMinDecryptionVersion()), found.getLatestVersion());
    }

    private static <T> T call(String action, VaultCall<T> vaultCall) {
        try {
            return vaultCall.execute();
        } catch (VaultException | RestClientException e) {
            throw MasterKeyUnavailable.unreachable(action, e);
        }
    }

    private String id(int version) {
        return "%s:%s:v%d".formatted(PROVIDER_NAME, key, version);
    }

    private int version(String id) {
        var prefix = "%s:%s:v".formatted(PROVIDER_NAME, key);
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
    private interface VaultCall<T> {

        T execute();
    }
}
