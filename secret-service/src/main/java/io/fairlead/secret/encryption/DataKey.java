package io.fairlead.secret.encryption;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

/** A key for one value alone (AES-256-GCM). */
final class DataKey {

    private static final int LENGTH = 32;

    /** What Tink's envelope wraps: a protocol buffer whose field 3 has 32 bytes. All stored keys are in that form. */
    private static final byte[] HEADER = {0x1a, LENGTH};

    private final byte[] key;

    private DataKey(byte[] key) {
        this.key = key;
    }

    static DataKey generate() {
        var key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        return new DataKey(key);
    }

    static DataKey of(byte[] serialized) throws GeneralSecurityException {
        if (serialized.length != HEADER.length + LENGTH || !Arrays.equals(HEADER, 0, 2, serialized, 0, 2)) {
            throw new GeneralSecurityException("not a data key");
        }
        return new DataKey(Arrays.copyOfRange(serialized, HEADER.length, serialized.length));
    }

    byte[] serialized() {
        var serialized = Arrays.copyOf(HEADER, HEADER.length + LENGTH);
        System.arraycopy(key, 0, serialized, HEADER.length, LENGTH);
        return serialized;
    }

    byte[] encrypt(byte[] plain, byte[] associatedData) throws GeneralSecurityException {
        return new AesGcmJce(key).encrypt(plain, associatedData);
    }

    byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
        return new AesGcmJce(key).decrypt(ciphertext, associatedData);
    }
}
