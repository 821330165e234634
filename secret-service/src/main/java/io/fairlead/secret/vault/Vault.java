package io.fairlead.secret.vault;

import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.secret.masterkey.MasterKeyUnavailable;
import io.fairlead.secret.masterkey.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the values of all secrets, by version; what is kept is bound to the scope, the secret and the version. */
@Component
public class Vault {

    private static final String KEEP = """
            insert into secret_version (secret_id, version, master_key, data_key, ciphertext, created_at)
            values (?, ?, ?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final Envelope envelope;

    Vault(JdbcClient jdbc, Envelope envelope) {
        this.jdbc = jdbc;
        this.envelope = envelope;
    }

    /** Keeps a new version, in the caller's transaction; the secret's row must be there. */
    public void keep(SecretVersionReference version, SecretValue value, Instant now) {
        var encrypted = envelope.close(value.reveal(), place(version));
        try {
            jdbc.sql(KEEP)
                    .params(
                            version.secretId(),
                            version.version(),
                            encrypted.key().masterKey(),
                            encrypted.key().bytes(),
                            encrypted.ciphertext(),
                            now.atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DataIntegrityViolationException broken) {
            throw String.valueOf(broken.getMessage()).contains("secret_version_master_key")
                    ? MasterKeyUnavailable.retired(encrypted.key().masterKey())
                    : broken;
        }
    }

    /** Empty when the secret was deleted or the version discarded meanwhile. */
    public Optional<SecretValue> open(SecretVersionReference version) {
        return jdbc.sql(
                        "select master_key, data_key, ciphertext from secret_version where secret_id = ? and version = ?")
                .params(version.secretId(), version.version())
                .query((row, _) -> new Encrypted(new WrappedKey(row.getString(1), row.getBytes(2)), row.getBytes(3)))
                .optional()
                .map(encrypted -> new SecretValue(envelope.open(encrypted, place(version))));
    }

    /** Deletes values, in the caller's transaction. */
    public void forget(UUID secretId, List<Long> versions) {
        jdbc.sql("delete from secret_version where secret_id = :secret and version in (:versions)")
                .param("secret", secretId)
                .param("versions", versions)
                .update();
    }

    /** No part can contain a line break, so different versions never give the same bytes. */
    private static byte[] place(SecretVersionReference version) {
        return String.join(
                        "\n",
                        "fairlead-secret-v1",
                        version.secret().scope().toText(),
                        version.secretId().toString(),
                        Long.toString(version.version()))
                .getBytes(StandardCharsets.UTF_8);
    }
}
