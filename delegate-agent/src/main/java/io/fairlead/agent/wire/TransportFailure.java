package io.fairlead.agent.wire;

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

    static Finding finding(Question question, Contact contact, Deadline deadline, IOException failure) {
        var code = code(contact, deadline, failure);
        if (contact.throughProxy && isAboutProxy(code, contact)) {
            code = Diagnosis.PROXY_UNREACHABLE;
        }
        return new Finding(code, summary(code, question, contact, failure));
    }

    private static Diagnosis code(Contact contact, Deadline deadline, IOException failure) {
        if (failure instanceof Refused refused) {
            return refused.code();
        }
        if (failure instanceof UnknownHostException) {
            return Diagnosis.DNS_NOT_FOUND;
        }
        if (deadline.isOver()) {
            return late(contact.phase());
        }
        if (contact.phase() == Contact.Phase.TLS) {
            return HandshakeFailure.code(contact, failure);
        }
        if (contact.wantsCertificate && contact.phase() == Contact.Phase.HEAD) {
            // With TLS 1.3 the refusal comes after the handshake, and often as a cut connection only.
            return Diagnosis.TLS_CLIENT_CERT;
        }
        return switch (failure) {
            case ConnectTimeoutException _ -> Diagnosis.CONNECT_TIMEOUT;
            case NoRouteToHostException _ -> Diagnosis.NO_ROUTE;
            case ConnectException e -> text(e).contains("unreachable") ? Diagnosis.NO_ROUTE : Diagnosis.CONNECT_REFUSED;
            case NotHttp other ->
                contact.isPlain() && other.isTls() ? Diagnosis.HTTP_TO_TLS_PORT : Diagnosis.NOT_A_REGISTRY;
            case NoHttpResponseException _ -> Diagnosis.NO_RESPONSE;
            case MessageConstraintException _ -> Diagnosis.RESPONSE_TOO_LARGE;
            case SSLException _ -> Diagnosis.TLS_HANDSHAKE;
            case SocketTimeoutException _ -> late(contact.phase());
            case InterruptedIOException _ -> late(contact.phase());
            case ConnectionClosedException _ -> Diagnosis.RESET;
            case SocketException e -> text(e).contains("unreachable") ? Diagnosis.NO_ROUTE : Diagnosis.RESET;
            case ClientProtocolException e
            when e.getCause() instanceof MessageConstraintException -> Diagnosis.RESPONSE_TOO_LARGE;
            case ClientProtocolException _ -> Diagnosis.NOT_A_REGISTRY;
            default -> Diagnosis.RESET;
        };
    }

    private static Diagnosis late(Contact.Phase phase) {
        return switch (phase) {
            case ADDRESS -> Diagnosis.DNS_NOT_FOUND;
            case CONNECT -> Diagnosis.CONNECT_TIMEOUT;
            case TLS, HEAD -> Diagnosis.NO_RESPONSE;
            case BODY -> Diagnosis.SLOW_RESPONSE;
        };
    }

    private static boolean isAboutProxy(Diagnosis code, Contact contact) {
        return contact.phase().compareTo(Contact.Phase.CONNECT) <= 0
                && switch (code) {
                    case DNS_NOT_FOUND, CONNECT_REFUSED, CONNECT_TIMEOUT, NO_ROUTE, RESET -> true;
                    default -> false;
                };
    }

    private static String summary(Diagnosis code, Question question, Contact contact, IOException failure) {
        return switch (code) {
            case ADDRESS_REFUSED, HTTP_REFUSED -> text(failure);
            case DNS_NOT_FOUND ->
                "resolve " + contact.origin.host() + ": no such name, as far as this delegate's DNS knows";
            case CONNECT_REFUSED -> "connect to " + contact + ": connection refused";
            case CONNECT_TIMEOUT -> "connect to " + contact + ": no answer in time";
            case NO_ROUTE -> "connect to " + contact + ": no route";
            case PROXY_UNREACHABLE -> "reach " + contact + ": the proxy does not answer";
            case TLS_UNKNOWN_CA,
                    PROXY_INTERCEPT,
                    TLS_EXPIRED,
                    TLS_NOT_YET_VALID,
                    TLS_HOSTNAME,
                    TLS_PLAINTEXT_PORT,
                    TLS_PROTOCOL,
                    TLS_CLIENT_CERT,
                    TLS_INTERRUPTED,
                    TLS_HANDSHAKE -> "TLS handshake with " + contact + ": " + HandshakeFailure.sentence(code, contact);
            case NO_RESPONSE -> question + ": connected, but no answer came";
            case SLOW_RESPONSE -> question + ": the answer's body did not end in time";
            case RESPONSE_TOO_LARGE -> question + ": the answer is larger than allowed";
            case HTTP_TO_TLS_PORT -> question + ": the port answered with TLS";
            case NOT_A_REGISTRY -> question + ": the answer is not HTTP";
            default -> question + ": the connection was cut";
        };
    }

    private static String text(Throwable failure) {
        var message = failure.getMessage();
        var cause = failure.getCause();
        var whole = (message == null ? "" : message) + (cause == null ? "" : " " + cause.getMessage());
        return failure instanceof Refused ? whole : whole.toLowerCase(Locale.ROOT);
    }
}
