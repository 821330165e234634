package io.fairlead.agent.http.tls;

import io.fairlead.contracts.diagnosis.CertificateExpiry;
import io.fairlead.contracts.diagnosis.Diagnosis;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.X509TrustManager;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that a server sent, its own first, and what is wrong with which of them.
 *
 * @param authorities whom the delegate believes
 * @param addedAuthorities whether any of them was added for this very registry
 * @param now by the delegate's clock
 */
public record ServerCertificates(
        List<X509Certificate> chain, @Nullable X509TrustManager authorities, boolean addedAuthorities, Instant now) {

    /** RFC 5280 section 4.2.2.1: says where the issuer's certificate is, as public authorities do. */
    private static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";

    private static final Map<String, String> USAGES = Map.of(
            "1.3.6.1.5.5.7.3.1", "serverAuth",
            "1.3.6.1.5.5.7.3.2", "clientAuth",
            "1.3.6.1.5.5.7.3.3", "codeSigning",
            "1.3.6.1.5.5.7.3.4", "emailProtection",
            "1.3.6.1.5.5.7.3.8", "timeStamping",
            "1.3.6.1.5.5.7.3.9", "OCSPSigning");

    /** Whether any name stands where clients look for one: Go does not look into the subject (RFC 9110 section 4.3.4). */
    public static boolean hasNames(X509Certificate certificate) {
        return !CertificateEvidence.names(certificate).isEmpty();
    }

    /** Why no path leads to an authority. */
    public Diagnosis unknownIssuer() {
        if (TlsInterceptors.issued(chain)) {
            return Diagnosis.PROXY_INTERCEPT;
        }
        if (ended().isPresent()) {
            return Diagnosis.TLS_EXPIRED;
        }
        return isIncomplete() ? Diagnosis.TLS_INCOMPLETE_CHAIN : Diagnosis.TLS_UNKNOWN_CA;
    }

    /** A root need not be sent, so a missing link shows only where somebody trusts what must lie above it. */
    private boolean isIncomplete() {
        if (chain.isEmpty()) {
            return false;
        }
        var last = chain.getLast();
        var selfIssued = last.getIssuerX500Principal().equals(last.getSubjectX500Principal());
        return !selfIssued
                && !isTrusted(last.getIssuerX500Principal())
                && (addedAuthorities
                        || last.getExtensionValue(AUTHORITY_INFORMATION_ACCESS) != null
                        || sharesOrganisation(last.getIssuerX500Principal()));
    }

    private boolean isTrusted(X500Principal issuer) {
        return trusted().stream().anyMatch(issuer::equals);
    }

    private boolean sharesOrganisation(X500Principal issuer) {
        var organisation = organisation(issuer);
        return organisation.isPresent()
                && trusted().stream().anyMatch(other -> organisation(other).equals(organisation));
    }

    private static Optional<String> organisation(X500Principal name) {
        return Arrays.stream(name.getName().split("(?<!\\\\),"))
                .filter(part -> part.startsWith("O="))
                .findFirst();
    }

    private List<X500Principal> trusted() {
        return authorities == null
                ? List.of()
                : Arrays.stream(authorities.getAcceptedIssuers())
                        .map(X509Certificate::getSubjectX500Principal)
                        .toList();
    }

    public String missingIssuer() {
        var last = chain.getLast();
        return "%d certificate%s came, and not the one of %s"
                .formatted(
                        chain.size(),
                        chain.size() == 1 ? "" : "s",
                        last.getIssuerX500Principal().getName());
    }

    private Optional<X509Certificate> ended() {
        return chain.stream()
                .filter(certificate -> certificate.getNotAfter().toInstant().isBefore(now))
                .findFirst();
    }

    public String expired() {
        return ended().map(certificate -> named(certificate) + " expired on "
                        + certificate.getNotAfter().toInstant())
                .orElse("the certificate of an authority above "
                        + chain.getLast().getIssuerX500Principal().getName() + " has expired");
    }

    public String notYetValid() {
        return chain.stream()
                .filter(certificate -> certificate.getNotBefore().toInstant().isAfter(now))
                .findFirst()
                .map(certificate -> named(certificate) + " is valid from "
                        + certificate.getNotBefore().toInstant())
                .orElse("a certificate is not valid yet");
    }

    /** The one that ends first. */
    public Optional<String> endsBefore(Instant day) {
        return chain.stream()
                .min(Comparator.comparing(X509Certificate::getNotAfter))
                .filter(certificate -> certificate.getNotAfter().toInstant().isBefore(day))
                .map(certificate -> CertificateExpiry.sentence(
                        named(certificate), certificate.getNotAfter().toInstant()));
    }

    private String named(X509Certificate certificate) {
        return certificate.equals(chain.getFirst())
                ? "the certificate"
                : "the certificate of its issuer "
                        + certificate.getSubjectX500Principal().getName();
    }

    public String names() {
        var certificate = chain.getFirst();
        return hasNames(certificate)
                ? "the certificate is for " + CertificateEvidence.names(certificate)
                : "the certificate names a host in its subject only, "
                        + certificate.getSubjectX500Principal().getName()
                        + ", or none: clients written in Go, as Docker and the kubelet, refuse it";
    }

    public String usages() {
        try {
            var usages = chain.getFirst().getExtendedKeyUsage();
            return usages == null
                    ? "its key usage allows no handshake"
                    : "the certificate is for "
                            + usages.stream()
                                    .limit(10)
                                    .map(usage -> USAGES.getOrDefault(usage, usage))
                                    .collect(Collectors.joining(" "));
        } catch (CertificateParsingException _) {
            return "its extended key usage cannot be read";
        }
    }
}
