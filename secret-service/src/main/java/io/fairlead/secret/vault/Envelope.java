package io.fairlead.secret.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.aead.KmsEnvelopeAead;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Encrypts for the database, each time under a fresh key that travels along under the master key. */
@Component
public class Envelope {

    private static final String IN_USE =
            "select exists (select from secret_version) or exists (select from seal_signature_key)";

    private final Aead aead;

    Envelope(VaultProperties properties, JdbcClient jdbc) throws GeneralSecurityException {
        var master = new MasterKeyset(properties.keyset())
                .load(() -> jdbc.sql(IN_USE).query(Boolean.class).single());
        this.aead = KmsEnvelopeAead.create(PredefinedAeadParameters.AES256_GCM, master);
    }

    /** @param place where the ciphertext is kept; it opens nowhere else */
    public byte[] close(byte[] plain, byte[] place) {
        try {
            return aead.encrypt(plain, place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encrypt for the database", e);
        }
    }

    public byte[] open(byte[] ciphertext, byte[] place) {
        try {
            return aead.decrypt(ciphertext, place);
        } catch (GeneralSecurityException _) {
            throw KeysetRefused.ofAnotherDatabase();
        }
    }
}
