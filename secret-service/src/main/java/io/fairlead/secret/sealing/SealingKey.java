package io.fairlead.secret.sealing;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * A delegate's public key to which values are encrypted (HPKE, RFC 9180).
 *
 * @param keyset a Tink keyset with one public key, in its binary form, base64
 */
record SealingKey(String keyset) {

    static {
        try {
            HybridConfig.register();
        } catch (GeneralSecurityException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** @param info what the ciphertext is bound to */
    String encrypt(byte[] plain, byte[] info) {
        try {
            var handle = TinkProtoKeysetFormat.parseKeysetWithoutSecret(
                    Base64.getDecoder().decode(keyset));
            if (!isSuitable(handle)) {
                throw unusable();
            }
            var hpke = handle.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
            return Base64.getEncoder().encodeToString(hpke.encrypt(plain, info));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw unusable();
        }
    }

    private static boolean isSuitable(KeysetHandle handle) {
        return handle.getPrimary().getKey().getParameters() instanceof HpkeParameters hpke
                && hpke.getKemId() == HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256
                && hpke.getKdfId() == HpkeParameters.KdfId.HKDF_SHA256
                && hpke.getAeadId() == HpkeParameters.AeadId.AES_256_GCM;
    }

    private static SealRefused unusable() {
        return new SealRefused(
                SealRefused.Reason.DELEGATE_KEY_UNUSABLE,
                "The delegate's sealing key is no X25519 key for HPKE with AES-256-GCM; enrol it anew.");
    }
}
