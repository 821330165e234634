package io.fairlead.secret.comparison;

import io.fairlead.jdbc.Columns;
import io.fairlead.secret.encryption.EncryptedData;
import io.fairlead.secret.encryption.EnvelopeEncryption;
import io.fairlead.secret.masterkey.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes the keyed digests of logins. Its key is stored, so that all instances give the same digest of the same login,
 * and encrypted, so that nobody who holds a digest can try it against guesses.
 */
@Component
class LoginFingerprintKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final byte[] ASSOCIATED_DATA = "fairlead-login-fingerprint-key-v1".getBytes(StandardCharsets.UTF_8);

    private static final String CREATE = """
            insert into login_fingerprint_key (master_key, data_key, ciphertext, created_at)
            values (:master_key, :data_key, :ciphertext, :now)
            on conflict do nothing
            """;

    private final SecretKeySpec key;

    LoginFingerprintKey(JdbcClient jdbc, EnvelopeEncryption encryption, Clock clock) {
        var stored = read(jdbc);
        if (stored.isEmpty()) {
            create(jdbc, encryption, clock);
            stored = read(jdbc);
        }
        key = new SecretKeySpec(encryption.decrypt(stored.orElseThrow(), ASSOCIATED_DATA), ALGORITHM);
    }

    String fingerprint(byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(content));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Optional<EncryptedData> read(JdbcClient jdbc) {
        return jdbc.sql("select master_key, data_key, ciphertext from login_fingerprint_key")
                .query((row, _) -> new EncryptedData(
                        new WrappedKey(row.getString("master_key"), row.getBytes("data_key")),
                        row.getBytes("ciphertext")))
                .optional();
    }

    /** With several instances on their first start, one of them wins. */
    private static void create(JdbcClient jdbc, EnvelopeEncryption envelope, Clock clock) {
        var random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        var encrypted = envelope.encrypt(random, ASSOCIATED_DATA);
        jdbc.sql(CREATE)
                .param("master_key", encrypted.key().masterKey())
                .param("data_key", encrypted.key().bytes())
                .param("ciphertext", encrypted.ciphertext())
                .param("now", Columns.timestamp(clock.instant()))
                .update();
    }
}
