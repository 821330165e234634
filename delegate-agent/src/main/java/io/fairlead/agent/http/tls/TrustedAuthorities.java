package io.fairlead.agent.http.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whom this delegate believes: the system's authorities, its operator's, and those that a connector brings along. */
public final class TrustedAuthorities {

    private static final int MAX_CACHED = 32;
    private final String operatorPem;
    private final SequencedMap<String, X509ExtendedTrustManager> managers = new LinkedHashMap<>();

    /** @param operatorPem certificates in PEM, trusted besides the system's; empty for none */
    public TrustedAuthorities(String operatorPem) {
        this.operatorPem = operatorPem;
    }

    /** For connections to Fairlead itself. */
    public SSLContext sslContext() throws GeneralSecurityException, IOException {
        return sslContext(trustManager(""));
    }

    /** A fresh context, so that no earlier session shortens the handshake that is to be proved. */
    public static SSLContext sslContext(X509ExtendedTrustManager manager, KeyManager... keys)
            throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(keys, new TrustManager[] {manager}, null);
        return context;
    }

    public synchronized X509ExtendedTrustManager trustManager(String pem) throws GeneralSecurityException, IOException {
        var known = managers.get(pem);
        if (known != null) {
            return known;
        }
        var made = create(operatorPem + "\n" + pem);
        managers.put(pem, made);
        if (managers.size() > MAX_CACHED) {
            managers.pollFirstEntry();
        }
        return made;
    }

    private static X509ExtendedTrustManager create(String pem) throws GeneralSecurityException, IOException {
        var system = fromKeyStore(null);
        if (pem.isBlank()) {
            return system;
        }
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        var number = 0;
        for (var issuer : system.getAcceptedIssuers()) {
            store.setCertificateEntry("system-" + number++, issuer);
        }
        var stream = new ByteArrayInputStream(pem.strip().getBytes(StandardCharsets.US_ASCII));
        for (var added : CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
            store.setCertificateEntry("added-" + number++, added);
        }
        return fromKeyStore(store);
    }

    private static X509ExtendedTrustManager fromKeyStore(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }
}
