package io.fairlead.agent.http;

import io.fairlead.contracts.diagnosis.Diagnosis;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Names the reason why a TLS handshake failed. */
final class HandshakeFailure {

    /** Words of the JDK about alerts, and about versions that it does not speak any more. */
    private static final List<String> OUTDATED_PHRASES = List.of(
            "protocol_version",
            "handshake_failure",
            "insufficient_security",
            "not accepted by client preferences",
            "unsupported protocol",
            "no appropriate protocol");

    private HandshakeFailure() {}

    static Diagnosis diagnose(ConnectionTrace trace, IOException failure) {
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
            if (text.contains("key usage does not permit") || text.contains("keyusage does not allow")) {
                return Diagnosis.TLS_NOT_FOR_SERVERS;
            }
            if (cause instanceof CertPathBuilderException
                    || cause instanceof CertPathValidatorException
                    || text.contains("path building failed")) {
                return trace.certificates().unknownIssuer();
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
        if (failure instanceof SocketTimeoutException) {
            return Diagnosis.NO_RESPONSE;
        }
        if (trace.clientCertificateRequested) {
            return Diagnosis.TLS_CLIENT_CERT;
        }
        if (failure instanceof SocketException) {
            return Diagnosis.RESET;
        }
        var text = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (OUTDATED_PHRASES.stream().anyMatch(text::contains)) {
            return Diagnosis.TLS_PROTOCOL;
        }
        return failure instanceof EOFException || text.contains("terminated the handshake") || text.contains("eof")
                ? Diagnosis.TLS_INTERRUPTED
                : Diagnosis.TLS_HANDSHAKE;
    }

    static String describe(Diagnosis code, ConnectionTrace trace) {
        if (code == Diagnosis.TLS_CLIENT_CERT) {
            return trace.clientCertificateShown
                    ? "the server refused the delegate's client certificate"
                    : "the server asks for a client certificate";
        }
        if (code == Diagnosis.TLS_PROTOCOL) {
            return "the server offers nothing that is safe";
        }
        if (trace.chain.isEmpty()) {
            return code == Diagnosis.TLS_PLAINTEXT_PORT ? "the port speaks plain HTTP" : "it was broken off";
        }
        var certificates = trace.certificates();
        return switch (code) {
            case TLS_EXPIRED -> certificates.expired() + clockHint(trace);
            case TLS_NOT_YET_VALID -> certificates.notYetValid() + clockHint(trace);
            case TLS_HOSTNAME -> certificates.names();
            case TLS_NOT_FOR_SERVERS -> certificates.usages();
            case TLS_INCOMPLETE_CHAIN -> certificates.missingIssuer();
            case TLS_UNKNOWN_CA, PROXY_INTERCEPT ->
                "the issuer is not known: "
                        + trace.chain.getFirst().getIssuerX500Principal().getName();
            default -> "it was broken off";
        };
    }

    /** Either may be wrong. */
    private static String clockHint(ConnectionTrace trace) {
        return ", and the clock here says " + trace.phaseStart().startedAt().truncatedTo(ChronoUnit.SECONDS);
    }
}
