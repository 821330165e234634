package io.fairlead.testkit.registry;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/** Signs tokens (ES256) that a docker-registry trusts which was given the certificate. */
record TokenKey(KeyAndCertificate pair) {

    static TokenKey fresh(Clock clock) {
        var now = clock.instant();
        return new TokenKey(KeyAndCertificate.selfSigned(
                "token-service", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(365))));
    }

    /** The certificate as the registry's {@code rootcertbundle}. */
    String pem() {
        return pair.pem();
    }

    /** The certificate as a token's header carries it in {@code x5c}. */
    String x5c() {
        return Base64.getEncoder().encodeToString(pair.der());
    }

    byte[] sign(byte[] content) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.keys().getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("sign a token", fault);
        }
    }
}
