package io.fairlead.agent.identity;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HybridConfig;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The two private keys of a delegate: Ed25519 to sign its requests, X25519 to open what is sealed to it. */
public final class AgentKeys {

    private static final String SIGNING = "signing.key";
    private static final String SIGNING_PUBLIC = "signing.pub";
    private static final String SEALING = "sealing.keyset";

    private final KeyPair signing;
    private final KeysetHandle sealing;
    private final HybridDecrypt hybridDecrypt;

    private AgentKeys(KeyPair signing, KeysetHandle sealing) throws GeneralSecurityException {
        this.signing = signing;
        this.sealing = sealing;
        hybridDecrypt = sealing.getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
    }

    /** Those of this home; made when it has none yet. */
    public static AgentKeys loadOrCreate(AgentHome home) {
        try {
            HybridConfig.register();
            if (home.read(SIGNING).isEmpty()) {
                create(home);
            }
            var factory = KeyFactory.getInstance("Ed25519");
            var secret = factory.generatePrivate(
                    new PKCS8EncodedKeySpec(home.read(SIGNING).orElseThrow()));
            var known = factory.generatePublic(
                    new X509EncodedKeySpec(home.read(SIGNING_PUBLIC).orElseThrow()));
            var keyset =
                    TinkProtoKeysetFormat.parseKeyset(home.read(SEALING).orElseThrow(), InsecureSecretKeyAccess.get());
            return new AgentKeys(new KeyPair(known, secret), keyset);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("read the keys in " + home + ": " + e.getMessage(), e);
        }
    }

    /** The signing key comes last: with it the set is whole, whenever the process is killed. */
    private static void create(AgentHome home) throws GeneralSecurityException {
        var sealing = KeysetHandle.generateNew(HpkeParameters.builder()
                .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
                .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
                .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
                .setVariant(HpkeParameters.Variant.TINK)
                .build());
        var signing = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        home.write(SEALING, TinkProtoKeysetFormat.serializeKeyset(sealing, InsecureSecretKeyAccess.get()));
        home.write(SIGNING_PUBLIC, signing.getPublic().getEncoded());
        home.write(SIGNING, signing.getPrivate().getEncoded());
    }

    /** X.509, base64. */
    public String identityKey() {
        return Base64.getEncoder().encodeToString(signing.getPublic().getEncoded());
    }

    /** A Tink keyset without its secret half, base64. */
    public String sealingKey() {
        try {
            var bytes = TinkProtoKeysetFormat.serializeKeysetWithoutSecret(sealing.getPublicKeysetHandle());
            return Base64.getEncoder().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] decrypt(byte[] ciphertext, byte[] context) throws GeneralSecurityException {
        return hybridDecrypt.decrypt(ciphertext, context);
    }

    byte[] sign(byte[] message) {
        try {
            PrivateKey key = signing.getPrivate();
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "AgentKeys";
    }
}
