package io.fairlead.connector.document;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/** Checks that a text is a list of X.509 certificates and nothing else. */
final class PemCertificates {

    private static final int MAX_CERTIFICATES = 64;

    private PemCertificates() {}

    /** What is wrong, without repeating any of it. */
    static Optional<String> findProblem(String pem) {
        if (pem.contains("PRIVATE KEY-----")) {
            return Optional.of("This contains a private key. Leave only certificates here, and replace that key.");
        }
        if (!pem.contains("-----BEGIN CERTIFICATE-----")) {
            return Optional.of("This must be in PEM form and begin with -----BEGIN CERTIFICATE-----.");
        }
        try {
            var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(bytes);
            return certificates.size() <= MAX_CERTIFICATES
                    ? Optional.empty()
                    : Optional.of("There may be at most %d certificates.".formatted(MAX_CERTIFICATES));
        } catch (CertificateException _) {
            return Optional.of("This is no valid list of X.509 certificates; check that none was cut off.");
        }
    }
}
