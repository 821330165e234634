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

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] ASSOCIATED_DATA = "fairlead-keyset-v1".getBytes(StandardCharsets.UTF_8);

    /** What an encrypted file holds. */
    private record EncryptedKeyset(Passphrase.KeyStretching passphrase, String keyset) {}

    /** The keyset and whether it lay there in clear. */
    record KeysetContent(KeysetHandle keyset, boolean inClear) {}

    boolean exists() {
        return file.exists();
    }

    KeysetContent read() {
        try {
            var text = file.read();
            return isEncrypted(text)
                    ? new KeysetContent(decrypted(text), false)
                    : new KeysetContent(
                            TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get()), true);
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
    void change(KeysetChange change) {
        try {
            file.whileLocked(() -> file.replace(text(change.apply(read().keyset()))));
        } catch (IOException | GeneralSecurityException e) {
            throw KeysetRefused.unreadable(file.path(), e);
        }
    }

    /** The same keys behind another passphrase, or in clear. */
    void rewriteUnder(Optional<Passphrase> other) {
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
        var stretching = Passphrase.KeyStretching.fresh();
        var aead = passphrase.get().deriveKey(stretching);
        return JSON.writeValueAsString(new EncryptedKeyset(
                stretching, TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(keyset, aead, ASSOCIATED_DATA)));
    }

    private KeysetHandle decrypted(String text) throws GeneralSecurityException {
        var encrypted = JSON.readValue(text, EncryptedKeyset.class);
        var aead = passphrase
                .orElseThrow(() -> KeysetRefused.passphraseMissing(file.path()))
                .deriveKey(encrypted.passphrase());
        try {
            return TinkJsonProtoKeysetFormat.parseEncryptedKeyset(encrypted.keyset(), aead, ASSOCIATED_DATA);
        } catch (GeneralSecurityException _) {
            throw KeysetRefused.wrongPassphrase(file.path());
        }
    }

    private static boolean isEncrypted(String text) {
        return JSON.readTree(text).path("passphrase").isObject();
    }

    /** Makes another keyset of one. */
    interface KeysetChange {

        KeysetHandle apply(KeysetHandle keyset) throws GeneralSecurityException;
    }
}
