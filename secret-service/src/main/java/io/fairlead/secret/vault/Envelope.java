package io.fairlead.secret.vault;

import io.fairlead.secret.masterkey.KeyRing;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/** Encrypts for the database, each time under a fresh key that travels along, wrapped by the primary master key. */
@Component
public class Envelope {

    private final KeyRing masterKeys;
    private final FreshKeys freshKeys;

    Envelope(KeyRing masterKeys, FreshKeys freshKeys) {
        this.masterKeys = masterKeys;
        this.freshKeys = freshKeys;
    }

    /** @param place where the ciphertext is kept; it opens nowhere else */
    public Encrypted close(byte[] plain, byte[] place) {
        var fresh = freshKeys.take();
        try {
            return new Encrypted(fresh.wrapped(), fresh.key().encrypt(plain, place));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encrypt for the database", e);
        }
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
}
