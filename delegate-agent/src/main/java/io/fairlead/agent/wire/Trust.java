package io.fairlead.agent.wire;

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
public final class Trust {

    private static final int REMEMBERED = 32;
    private final String operatorPem;
    private final SequencedMap<String, X509ExtendedTrustManager> managers = new LinkedHashMap<>();

    /** @param operatorPem certificates in PEM, trusted besides the system's; empty for none */
    public Trust(String operatorPem) {
        this.operatorPem = operatorPem;
    }

    /** For connections to Fairlead itself. */
    public SSLContext context() throws GeneralSecurityException, IOException {
        return context(manager(""));
    }

    /** A fresh context, so that no earlier session shortens the handshake that is to be proved. */
    static SSLContext context(X509ExtendedTrustManager manager, KeyManager... keys) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLS");
        context.init(keys, new TrustManager[] {manager}, null);
        return context;
    }

    synchronized X509ExtendedTrustManager manager(String pem) throws GeneralSecurityException, IOException {
        var known = managers.get(pem);
        if (known != null) {
            return known;
        }
        var made = make(operatorPem + "\n" + pem);
        managers.put(pem, made);
        if (managers.size() > REMEMBERED) {
            managers.pollFirstEntry();
        }
        return made;
    }

    private static X509ExtendedTrustManager make(String pem) throws GeneralSecurityException, IOException {
        var system = of(null);
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
        return of(store);
    }

    private static X509ExtendedTrustManager of(@Nullable KeyStore store) throws GeneralSecurityException {
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
