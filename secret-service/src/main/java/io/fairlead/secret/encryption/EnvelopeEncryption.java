package io.fairlead.secret.encryption;

import io.fairlead.secret.masterkey.KeyRing;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/** Encrypts for the database, each time under a fresh key that travels along, wrapped by the primary master key. */
@Component
public class EnvelopeEncryption {

    private final KeyRing masterKeys;
    private final DataKeyPool dataKeys;

    EnvelopeEncryption(KeyRing masterKeys, DataKeyPool dataKeys) {
        this.masterKeys = masterKeys;
        this.dataKeys = dataKeys;
    }

    /** @param associatedData where the ciphertext is kept; it opens nowhere else */
    public EncryptedData encrypt(byte[] plain, byte[] associatedData) {
        var fresh = dataKeys.take();
        try {
            return new EncryptedData(fresh.wrapped(), fresh.key().encrypt(plain, associatedData));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encrypt for the database", e);
        }
    }

    /** @param associatedData where the ciphertext is kept; it opens nowhere else */
    public byte[] decrypt(EncryptedData encrypted, byte[] associatedData) {
        var serialized = masterKeys.unwrap(encrypted.key());
        try {
            return DataKey.of(serialized).decrypt(encrypted.ciphertext(), associatedData);
        } catch (GeneralSecurityException _) {
            throw new ValueCorrupted();
        }
    }
}
