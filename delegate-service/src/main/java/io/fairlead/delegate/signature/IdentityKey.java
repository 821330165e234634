package io.fairlead.delegate.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** The public half of a delegate's Ed25519 key. */
public record IdentityKey(PublicKey key) {

    /** Reads X.509 in base64; empty when it is anything but an Ed25519 key. */
    public static Optional<IdentityKey> parse(String base64) {
        try {
            var encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
            return Optional.of(new IdentityKey(KeyFactory.getInstance("Ed25519").generatePublic(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
