package io.fairlead.secret.comparison;

import io.fairlead.secret.encryption.SecretValue;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Compares values by their keyed digests, so that the time it takes tells nothing of either. The key lives as long as
 * this process, and no fingerprint is kept or shown: one that is could be tried against guesses.
 */
@Component
class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    Fingerprints() {
        var random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, ALGORITHM);
    }

    boolean areEqual(SecretValue one, SecretValue other) {
        return MessageDigest.isEqual(fingerprint(one), fingerprint(other));
    }

    private byte[] fingerprint(SecretValue value) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(value.reveal());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
