package io.fairlead.agent.wire;

import io.fairlead.contracts.diagnosis.Diagnosis;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;

/** Names the reason why a TLS handshake failed. */
final class HandshakeFailure {

    private HandshakeFailure() {}

    static Diagnosis code(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case CertificateExpiredException _ -> {
                    return Diagnosis.TLS_EXPIRED;
                }
                case CertificateNotYetValidException _ -> {
                    return Diagnosis.TLS_NOT_YET_VALID;
                }
                default -> {}
            }
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof CertPathBuilderException
                    || cause instanceof CertPathValidatorException
                    || text.contains("path building failed")) {
                return Diagnosis.TLS_UNKNOWN_CA;
            }
            if (text.contains("subject alternative")
                    || text.contains("doesn't match")
                    || text.contains("no name matching")) {
                return Diagnosis.TLS_HOSTNAME;
            }
            if (text.contains("unsupported or unrecognized ssl message")) {
                return Diagnosis.TLS_PLAINTEXT_PORT;
            }
        }
        return switch (failure) {
            case SocketTimeoutException _ -> Diagnosis.NO_RESPONSE;
            case SocketException _ -> Diagnosis.RESET;
            default -> Diagnosis.TLS_HANDSHAKE;
        };
    }

    static String sentence(Diagnosis code, Contact contact) {
        if (contact.wantsCertificate && code == Diagnosis.TLS_HANDSHAKE) {
            return "the server asks for a client certificate";
        }
        if (contact.chain.isEmpty()) {
            return code == Diagnosis.TLS_PLAINTEXT_PORT ? "the port speaks plain HTTP" : "it was broken off";
        }
        var certificate = contact.chain.getFirst();
        return switch (code) {
            case TLS_EXPIRED ->
                "the certificate expired on " + certificate.getNotAfter().toInstant();
            case TLS_NOT_YET_VALID ->
                "the certificate is valid from " + certificate.getNotBefore().toInstant();
            case TLS_HOSTNAME -> "the certificate is for " + CertificateEvidence.names(certificate);
            case TLS_UNKNOWN_CA ->
                "the issuer is not known: "
                        + certificate.getIssuerX500Principal().getName();
            default -> "it was broken off";
        };
    }
}
