package io.fairlead.agent.http.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** What this delegate shows to registries that want to know its machine. */
public record ClientCertificate(List<X509Certificate> chain, PrivateKey key) {

    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /**
     * Reads PEM: the certificate first, then those that issued it; the key in PKCS#8 (RFC 5958), not encrypted.
     *
     * @throws GeneralSecurityException when either cannot be read, or they do not belong together
     */
    public static ClientCertificate parse(String certificates, String key) throws GeneralSecurityException {
        var stream = new ByteArrayInputStream(certificates.getBytes(StandardCharsets.US_ASCII));
        var chain = CertificateFactory.getInstance("X.509").generateCertificates(stream).stream()
                .map(X509Certificate.class::cast)
                .toList();
        var text = PKCS8.matcher(key);
        if (chain.isEmpty() || !text.find()) {
            throw new GeneralSecurityException("no certificate, or no key in PKCS#8");
        }
        var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text.group(1)));
        var algorithm = chain.getFirst().getPublicKey().getAlgorithm();
        return new ClientCertificate(chain, KeyFactory.getInstance(algorithm).generatePrivate(encoded));
    }

    @Override
    public String toString() {
        return "ClientCertificate[" + chain.getFirst().getSubjectX500Principal() + "]";
    }
}
