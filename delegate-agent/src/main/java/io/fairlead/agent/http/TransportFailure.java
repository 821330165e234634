package io.fairlead.agent.http;

import io.fairlead.contracts.diagnosis.Diagnosis;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Names the reason why no answer came. */
final class TransportFailure {

    private TransportFailure() {}

    static RegistryFinding finding(
            RegistryRequest request, ConnectionTrace trace, Deadline deadline, IOException failure) {
        var code = code(trace, deadline, failure);
        if (trace.throughProxy && isAboutProxy(code, trace)) {
            code = Diagnosis.PROXY_UNREACHABLE;
        }
        return new RegistryFinding(code, summary(code, request, trace, failure));
    }

    private static Diagnosis code(ConnectionTrace trace, Deadline deadline, IOException failure) {
        if (failure instanceof AddressRefused refused) {
            return refused.code();
        }
        if (failure instanceof UnknownHostException) {
            return Diagnosis.DNS_NOT_FOUND;
        }
        if (deadline.isOver()) {
            return timeoutDiagnosis(trace.phase());
        }
        if (trace.phase() == ConnectionTrace.Phase.TLS) {
            return HandshakeFailure.diagnose(trace, failure);
        }
        if (trace.clientCertificateRequested && trace.phase() == ConnectionTrace.Phase.HEAD) {
            // With TLS 1.3 the refusal comes after the handshake, and often as a cut connection only.
            return Diagnosis.TLS_CLIENT_CERT;
        }
        return switch (failure) {
            case ConnectTimeoutException _ -> Diagnosis.CONNECT_TIMEOUT;
            case NoRouteToHostException _ -> Diagnosis.NO_ROUTE;
            case ConnectException e -> text(e).contains("unreachable") ? Diagnosis.NO_ROUTE : Diagnosis.CONNECT_REFUSED;
            case NotHttp other ->
                trace.isPlain() && other.isTls() ? Diagnosis.HTTP_TO_TLS_PORT : Diagnosis.NOT_A_REGISTRY;
            case NoHttpResponseException _ -> Diagnosis.NO_RESPONSE;
            case MessageConstraintException _ -> Diagnosis.RESPONSE_TOO_LARGE;
            case SSLException _ -> Diagnosis.TLS_HANDSHAKE;
            case SocketTimeoutException _ -> timeoutDiagnosis(trace.phase());
            case InterruptedIOException _ -> timeoutDiagnosis(trace.phase());
            case ConnectionClosedException _ -> Diagnosis.RESET;
            case SocketException e -> text(e).contains("unreachable") ? Diagnosis.NO_ROUTE : Diagnosis.RESET;
            case ClientProtocolException e
            when e.getCause() instanceof MessageConstraintException -> Diagnosis.RESPONSE_TOO_LARGE;
            case ClientProtocolException _ -> Diagnosis.NOT_A_REGISTRY;
            default -> Diagnosis.RESET;
        };
    }

    private static Diagnosis timeoutDiagnosis(ConnectionTrace.Phase phase) {
        return switch (phase) {
            case ADDRESS -> Diagnosis.DNS_NOT_FOUND;
            case CONNECT -> Diagnosis.CONNECT_TIMEOUT;
            case TLS, HEAD -> Diagnosis.NO_RESPONSE;
            case BODY -> Diagnosis.SLOW_RESPONSE;
        };
    }

    private static boolean isAboutProxy(Diagnosis code, ConnectionTrace trace) {
        return trace.phase().compareTo(ConnectionTrace.Phase.CONNECT) <= 0
                && switch (code) {
                    case DNS_NOT_FOUND, CONNECT_REFUSED, CONNECT_TIMEOUT, NO_ROUTE, RESET -> true;
                    default -> false;
                };
    }

    private static String summary(Diagnosis code, RegistryRequest request, ConnectionTrace trace, IOException failure) {
        return switch (code) {
            case ADDRESS_REFUSED, HTTP_REFUSED -> text(failure);
            case DNS_NOT_FOUND ->
                "resolve " + trace.origin.host() + ": no such name, as far as this delegate's DNS knows";
            case CONNECT_REFUSED -> "connect to " + trace + ": connection refused";
            case CONNECT_TIMEOUT -> "connect to " + trace + ": no answer in time";
            case NO_ROUTE -> "connect to " + trace + ": no route";
            case PROXY_UNREACHABLE -> "reach " + trace + ": the proxy does not answer";
            case TLS_UNKNOWN_CA,
                    TLS_INCOMPLETE_CHAIN,
                    TLS_NOT_FOR_SERVERS,
                    PROXY_INTERCEPT,
                    TLS_EXPIRED,
                    TLS_NOT_YET_VALID,
                    TLS_HOSTNAME,
                    TLS_PLAINTEXT_PORT,
                    TLS_PROTOCOL,
                    TLS_CLIENT_CERT,
                    TLS_INTERRUPTED,
                    TLS_HANDSHAKE -> "TLS handshake with " + trace + ": " + HandshakeFailure.describe(code, trace);
            case NO_RESPONSE -> request + ": connected, but no answer came";
            case SLOW_RESPONSE -> request + ": the answer's body did not end in time";
            case RESPONSE_TOO_LARGE -> request + ": the answer is larger than allowed";
            case HTTP_TO_TLS_PORT -> request + ": the port answered with TLS";
            case NOT_A_REGISTRY -> request + ": the answer is not HTTP";
            default -> request + ": the connection was cut";
        };
    }

    private static String text(Throwable failure) {
        var message = failure.getMessage();
        var cause = failure.getCause();
        var whole = (message == null ? "" : message) + (cause == null ? "" : " " + cause.getMessage());
        return failure instanceof AddressRefused ? whole : whole.toLowerCase(Locale.ROOT);
    }
}
