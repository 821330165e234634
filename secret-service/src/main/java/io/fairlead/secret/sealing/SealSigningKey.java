package io.fairlead.secret.sealing;

import io.fairlead.jdbc.Columns;
import io.fairlead.secret.encryption.EncryptedData;
import io.fairlead.secret.encryption.EnvelopeEncryption;
import io.fairlead.secret.masterkey.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signs what is sealed (Ed25519), with the key that every delegate pinned when it enrolled. */
@Component
class SealSigningKey {

    private static final byte[] ASSOCIATED_DATA = "fairlead-seal-signature-key-v1".getBytes(StandardCharsets.UTF_8);

    private static final String CREATE = """
            insert into seal_signature_key (public_key, master_key, data_key, ciphertext, created_at)
            values (:public_key, :master_key, :data_key, :ciphertext, :now)
            on conflict do nothing
            """;

    private final String publicKey;
    private final PrivateKey privateKey;

    SealSigningKey(JdbcClient jdbc, EnvelopeEncryption encryption, Clock clock) throws GeneralSecurityException {
        var row = read(jdbc);
        if (row.isEmpty()) {
            create(jdbc, encryption, clock);
            row = read(jdbc);
        }
        var stored = row.orElseThrow();
        this.publicKey = Base64.getEncoder().encodeToString(stored.publicKey());
        this.privateKey = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(encryption.decrypt(stored.privateKey(), ASSOCIATED_DATA)));
    }

    /** X.509, base64. */
    String publicKey() {
        return publicKey;
    }

    String sign(byte[] content) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(content);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sign a seal", e);
        }
    }

    private static Optional<Row> read(JdbcClient jdbc) {
        return jdbc.sql("select public_key, master_key, data_key, ciphertext from seal_signature_key")
                .query((row, _) -> new Row(
                        row.getBytes("public_key"),
                        new EncryptedData(
                                new WrappedKey(row.getString("master_key"), row.getBytes("data_key")),
                                row.getBytes("ciphertext"))))
                .optional();
    }

    /** With several instances on their first start, one of them wins. */
    private static void create(JdbcClient jdbc, EnvelopeEncryption envelope, Clock clock)
            throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var encrypted = envelope.encrypt(pair.getPrivate().getEncoded(), ASSOCIATED_DATA);
        jdbc.sql(CREATE)
                .param("public_key", pair.getPublic().getEncoded())
                .param("master_key", encrypted.key().masterKey())
                .param("data_key", encrypted.key().bytes())
                .param("ciphertext", encrypted.ciphertext())
                .param("now", Columns.timestamp(clock.instant()))
                .update();
    }

    private record Row(byte[] publicKey, EncryptedData privateKey) {}
}
