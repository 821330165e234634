package io.fairlead.secret.vault;

import io.fairlead.secret.masterkey.KeyRing;
import io.fairlead.secret.masterkey.WrappedKey;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/** Encrypts for the database, each time under a fresh key that travels along, wrapped by the primary master key. */
@Component
public class Envelope {

    private final KeyRing masterKeys;

    Envelope(KeyRing masterKeys) {
        this.masterKeys = masterKeys;
    }

    /** Makes a data key; outside a transaction, since the master key may be far away. */
    public FreshKey freshKey() {
        var key = DataKey.fresh();
        return new FreshKey(key, masterKeys.wrap(key.serialized()));
    }

    /** @param place where the ciphertext is kept; it opens nowhere else */
    public byte[] open(Encrypted encrypted, byte[] place) {
        var serialized = masterKeys.unwrap(encrypted.key());
        try {
            return DataKey.of(serialized).decrypt(encrypted.ciphertext(), place);
        } catch (GeneralSecurityException _) {
            throw new ValueDamaged();
        }
    }

    /** A data key that encrypts once. */
    public static final class FreshKey {

        private final DataKey key;
        private final WrappedKey wrapped;

        private FreshKey(DataKey key, WrappedKey wrapped) {
            this.key = key;
            this.wrapped = wrapped;
        }

        /** @param place where the ciphertext is kept; it opens nowhere else */
        public Encrypted close(byte[] plain, byte[] place) {
            try {
                return new Encrypted(wrapped, key.encrypt(plain, place));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("encrypt for the database", e);
            }
        }
    }
}
