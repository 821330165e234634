package io.fairlead.secret.encryption;

import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.jdbc.Columns;
import io.fairlead.secret.masterkey.MasterKeyUnavailable;
import io.fairlead.secret.masterkey.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the values of all secrets, by version; what is kept is bound to the scope, the secret and the version. */
@Component
public class SecretValues {

    private static final String INSERT = """
            insert into secret_value (secret_id, version, master_key, data_key, ciphertext, created_at)
            values (:secret, :version, :master_key, :data_key, :ciphertext, :now)
            """;

    private final JdbcClient jdbc;
    private final EnvelopeEncryption encryption;

    SecretValues(JdbcClient jdbc, EnvelopeEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    /** Keeps a new version, in the caller's transaction; the secret's row must be there. */
    public void save(SecretVersionReference version, SecretValue value, Instant now) {
        var encrypted = encryption.encrypt(value.reveal(), associatedData(version));
        try {
            jdbc.sql(INSERT)
                    .param("secret", version.secretId())
                    .param("version", version.version())
                    .param("master_key", encrypted.key().masterKey())
                    .param("data_key", encrypted.key().bytes())
                    .param("ciphertext", encrypted.ciphertext())
                    .param("now", Columns.timestamp(now))
                    .update();
        } catch (DataIntegrityViolationException broken) {
            throw String.valueOf(broken.getMessage()).contains("secret_value_master_key")
                    ? MasterKeyUnavailable.retired(encrypted.key().masterKey())
                    : broken;
        }
    }

    /** Empty when the secret was deleted or the version discarded meanwhile. */
    public Optional<SecretValue> find(SecretVersionReference version) {
        return jdbc.sql("""
                select master_key, data_key, ciphertext from secret_value
                where secret_id = :secret and version = :version
                """)
                .param("secret", version.secretId())
                .param("version", version.version())
                .query((row, _) -> new EncryptedData(
                        new WrappedKey(row.getString("master_key"), row.getBytes("data_key")),
                        row.getBytes("ciphertext")))
                .optional()
                .map(encrypted -> new SecretValue(encryption.decrypt(encrypted, associatedData(version))));
    }

    /** Deletes values, in the caller's transaction. */
    public void delete(UUID secretId, List<Long> versions) {
        jdbc.sql("delete from secret_value where secret_id = :secret and version = any(:versions::bigint[])")
                .param("secret", secretId)
                .param("versions", Columns.bigints(versions))
                .update();
    }

    /** No part can contain a line break, so different versions never give the same bytes. */
    private static byte[] associatedData(SecretVersionReference version) {
        return String.join(
                        "\n",
                        "fairlead-secret-v1",
                        version.secret().scope().toText(),
                        version.secretId().toString(),
                        Long.toString(version.version()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
