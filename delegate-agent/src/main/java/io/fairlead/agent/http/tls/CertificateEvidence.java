package io.fairlead.agent.http.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What a TLS handshake showed, for people who have to find out why it failed. */
public final class CertificateEvidence {

    /** {@code dNSName} and {@code iPAddress} (RFC 5280 section 4.2.1.6). */
    private static final Set<Object> HOSTS = Set.of(2, 7);

    private CertificateEvidence() {}

    public static Map<String, String> of(List<X509Certificate> chain, @Nullable SSLSession session) {
        var evidence = new TreeMap<String, String>();
        if (session != null) {
            evidence.put("protocol", session.getProtocol());
            evidence.put("cipher", session.getCipherSuite());
        }
        if (!chain.isEmpty()) {
            var certificate = chain.getFirst();
            evidence.put("subject", certificate.getSubjectX500Principal().getName());
            evidence.put("issuer", certificate.getIssuerX500Principal().getName());
            evidence.put("notBefore", certificate.getNotBefore().toInstant().toString());
            evidence.put("notAfter", certificate.getNotAfter().toInstant().toString());
            evidence.put("names", names(certificate));
            evidence.put("sha256", fingerprint(certificate));
        }
        return evidence;
    }

    public static String names(X509Certificate certificate) {
        try {
            var names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? ""
                    : names.stream()
                            .filter(name -> HOSTS.contains(name.getFirst()))
                            .map(name -> String.valueOf(name.get(1)))
                            .limit(20)
                            .collect(Collectors.joining(" "));
        } catch (GeneralSecurityException _) {
            return "";
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            return "unreadable: " + e.getMessage();
        }
    }
}
