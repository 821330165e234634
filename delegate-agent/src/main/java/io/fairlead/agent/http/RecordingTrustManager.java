package io.fairlead.agent.http;

import io.fairlead.agent.http.tls.ServerCertificates;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Notes the certificates that a server shows, also when they are refused. */
final class RecordingTrustManager extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager trustManager;
    private final ConnectionTrace trace;

    RecordingTrustManager(X509ExtendedTrustManager trustManager, ConnectionTrace trace) {
        this.trustManager = trustManager;
        this.trace = trace;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        trace.chain = List.of(chain);
        trustManager.checkServerTrusted(chain, type, socket);
        checkOwn(chain[0]);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        trace.chain = List.of(chain);
        trustManager.checkServerTrusted(chain, type, engine);
        checkOwn(chain[0]);
    }

    private static void checkOwn(X509Certificate certificate) throws CertificateException {
        // A certificate that is itself trusted would otherwise be good for ever.
        certificate.checkValidity();
        // The JDK takes a name from the subject, which RFC 9110 section 4.3.4 forbids and Go's clients refuse.
        if (!ServerCertificates.hasNames(certificate)) {
            throw new CertificateException("no subject alternative name");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("checked with a socket only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("not a server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trustManager.getAcceptedIssuers();
    }
}
