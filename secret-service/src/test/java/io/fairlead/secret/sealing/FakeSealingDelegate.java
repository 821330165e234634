package io.fairlead.secret.sealing;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRegistered;
import io.fairlead.contracts.protocol.SealedSecret;
import io.fairlead.contracts.scope.Scope;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A delegate's side of a seal: its keys, and how it opens what was sealed to it. */
class FakeSealingDelegate {

    private final UUID id = UUID.randomUUID();
    private final KeysetHandle keys;

    FakeSealingDelegate() {
        try {
            HybridConfig.register();
            this.keys = KeysetHandle.generateNew(HpkeParameters.builder()
                    .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                    .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                    .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                    .setVariant(HpkeParameters.Variant.TINK)
                    .build());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    UUID id() {
        return id;
    }

    String publicKey() {
        try {
            return Base64.getEncoder()
                    .encodeToString(TinkProtoKeysetFormat.serializeKeysetWithoutSecret(keys.getPublicKeysetHandle()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    DelegateRegistered registered() {
        return new DelegateRegistered(id, 1, "d", Scope.account("default"), List.of(), publicKey());
    }

    String open(SealedSecret sealed) throws GeneralSecurityException {
        var value = keys.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                .decrypt(
                        Base64.getDecoder().decode(sealed.ciphertext()),
                        sealed.context().bytes());
        return new String(value, StandardCharsets.UTF_8);
    }

    static boolean isSigned(SealedSecret sealed, String publicKey) throws GeneralSecurityException {
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
        signature.update(sealed.context().signedBytes(sealed.ciphertext()));
        return signature.verify(Base64.getDecoder().decode(sealed.signature()));
    }
}
