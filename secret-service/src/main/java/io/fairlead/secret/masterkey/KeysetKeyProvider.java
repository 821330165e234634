package io.fairlead.secret.masterkey;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of a keyset file; all instances that share the file see a new key within seconds. */
class KeysetKeyProvider implements MasterKeyProvider {

    static final String PROVIDER_NAME = "keyset";

    private static final Logger log = LoggerFactory.getLogger(KeysetKeyProvider.class);
    private static final byte[] NOTHING = {};

    /** Tink writes a byte that tells the format and four of the key's id before what it encrypts. */
    private static final int PREFIX = 5;

    private final KeysetFile file;
    private volatile LoadedKeyset loaded;

    private record LoadedKeyset(KeysetHandle keyset, Aead aead, Set<String> ids, String primary, String stamp) {}

    /** @param first whether nothing is encrypted yet, so that a new keyset may be made */
    KeysetKeyProvider(KeysetFile file, boolean first) {
        this.file = file;
        register();
        if (!file.exists()) {
            if (!first) {
                throw KeysetRefused.missing(file.file().path());
            }
            file.writeFirst(fresh());
        }
        // Read even when just written: with several instances only one wrote.
        this.loaded = load();
    }

    @Override
    public String providerName() {
        return PROVIDER_NAME;
    }

    @Override
    public String primary() {
        return loaded.primary();
    }

    @Override
    public boolean has(String id) {
        return loaded.ids().contains(id);
    }

    @Override
    public boolean remote() {
        return false;
    }

    @Override
    public WrappedKey wrap(byte[] dataKey) {
        try {
            var wrapped = loaded.aead().encrypt(dataKey, NOTHING);
            return new WrappedKey(idOf(wrapped), wrapped);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("wrap a data key", e);
        }
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped) {
        if (!has(wrapped.masterKey())) {
            refresh();
        }
        if (!has(wrapped.masterKey())) {
            throw MasterKeyUnavailable.unknown(wrapped.masterKey());
        }
        try {
            return loaded.aead().decrypt(wrapped.bytes(), NOTHING);
        } catch (GeneralSecurityException _) {
            throw KeysetRefused.ofAnotherDatabase();
        }
    }

    @Override
    public void rotate() {
        file.change(keyset -> KeysetHandle.newBuilder(keyset)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .build());
        loaded = load();
    }

    @Override
    public void retire(String id) {
        file.change(keyset -> {
            var rest = KeysetHandle.newBuilder(keyset);
            IntStream.range(0, keyset.size())
                    .filter(at -> id(keyset.getAt(at).getId()).equals(id))
                    .findFirst()
                    .ifPresent(rest::deleteAt);
            return rest.build();
        });
        loaded = load();
    }

    @Override
    public void refresh() {
        if (!file.file().stamp().equals(loaded.stamp())) {
            try {
                loaded = load();
                log.info(
                        "read the changed keyset {}, its primary key is {}",
                        file.file().path(),
                        primary());
            } catch (KeysetRefused refused) {
                log.error("go on with the old keys: {} {}", refused.getMessage(), refused.remedy());
            }
        }
    }

    private LoadedKeyset load() {
        var stamp = file.file().stamp();
        var content = file.read();
        if (content.inClear() && file.passphrase().isPresent()) {
            log.warn(
                    "the keyset {} lies there in clear although there is a passphrase; encrypt it with: keys encrypt",
                    file.file().path());
        }
        var keyset = content.keyset();
        try {
            return new LoadedKeyset(
                    keyset,
                    keyset.getPrimitive(RegistryConfiguration.get(), Aead.class),
                    IntStream.range(0, keyset.size())
                            .mapToObj(keyset::getAt)
                            .filter(entry -> entry.getStatus() == KeyStatus.ENABLED)
                            .map(entry -> id(entry.getId()))
                            .collect(Collectors.toUnmodifiableSet()),
                    id(keyset.getPrimary().getId()),
                    stamp);
        } catch (GeneralSecurityException e) {
            throw KeysetRefused.unreadable(file.file().path(), e);
        }
    }

    private static KeysetHandle fresh() {
        try {
            return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("make a keyset", e);
        }
    }

    private static void register() {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String idOf(byte[] wrapped) {
        return id(ByteBuffer.wrap(wrapped, 1, PREFIX - 1).getInt());
    }

    private static String id(int tinkId) {
        return PROVIDER_NAME + ":" + Integer.toUnsignedString(tinkId);
    }
}
