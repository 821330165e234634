package io.fairlead.secret.masterkey;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes the keyset: Tink's JSON as it is, or encrypted under a passphrase with the way it is stretched beside.
 */
record KeysetFile(OwnerOnlyFile file, Optional<Passphrase> passphrase) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] BOUND_TO = "fairlead-keyset-v1".getBytes(StandardCharsets.UTF_8);

    /** What an encrypted file holds. */
    private record Encrypted(Passphrase.Stretching passphrase, String keyset) {}

    /** The keyset and whether it lay there in clear. */
    record Content(KeysetHandle keyset, boolean inClear) {}

    boolean exists() {
        return file.exists();
    }

    Content read() {
        try {
            var text = file.read();
            return isEncrypted(text)
                    ? new Content(decrypted(text), false)
                    : new Content(TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get()), true);
        } catch (IOException | GeneralSecurityException | JacksonException | IllegalArgumentException e) {
            throw KeysetRefused.unreadable(file.path(), e);
        }
    }

    /** Encrypted if there is a passphrase; when another instance was faster, its file stays. */
    void writeFirst(KeysetHandle keyset) {
        try {
            file.writeOnce(text(keyset));
        } catch (IOException | GeneralSecurityException | UnsupportedOperationException e) {
            throw KeysetRefused.unreadable(file.path(), e);
        }
    }

    /** Replaces the whole file at once, while no other process changes it. */
    void change(Change change) {
        try {
            file.whileLocked(() -> file.replace(text(change.of(read().keyset()))));
        } catch (IOException | GeneralSecurityException e) {
            throw KeysetRefused.unreadable(file.path(), e);
        }
    }

    /** The same keys behind another passphrase, or in clear. */
    void reopenWith(Optional<Passphrase> other) {
        try {
            file.whileLocked(() -> file.replace(new KeysetFile(file, other).text(read().keyset())));
        } catch (IOException | GeneralSecurityException e) {
            throw KeysetRefused.unreadable(file.path(), e);
        }
    }

    private String text(KeysetHandle keyset) throws GeneralSecurityException {
        if (passphrase.isEmpty()) {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        }
        var stretching = Passphrase.Stretching.fresh();
        var aead = passphrase.get().under(stretching);
        return JSON.writeValueAsString(
                new Encrypted(stretching, TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(keyset, aead, BOUND_TO)));
    }

    private KeysetHandle decrypted(String text) throws GeneralSecurityException {
        var encrypted = JSON.readValue(text, Encrypted.class);
        var aead = passphrase
                .orElseThrow(() -> KeysetRefused.passphraseMissing(file.path()))
                .under(encrypted.passphrase());
        try {
            return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(encrypted.keyset(), aead, BOUND_TO);
        } catch (GeneralSecurityException _) {
            throw KeysetRefused.wrongPassphrase(file.path());
        }
    }

    private static boolean isEncrypted(String text) {
        return JSON.readTree(text).path("passphrase").isObject();
    }

    /** Makes another keyset of one. */
    interface Change {

        KeysetHandle of(KeysetHandle keyset) throws GeneralSecurityException;
    }
}
