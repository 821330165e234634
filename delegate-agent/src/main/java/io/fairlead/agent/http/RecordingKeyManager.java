package io.fairlead.agent.http;

import io.fairlead.agent.http.tls.ClientCertificate;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Shows the client certificate where there is one for this host, and notes that one was asked for. */
final class RecordingKeyManager extends X509ExtendedKeyManager {

    private static final String ONLY = "only";

    private final ConnectionTrace trace;
    private final Optional<ClientCertificate> certificate;

    RecordingKeyManager(ConnectionTrace trace, Optional<ClientCertificate> certificate) {
        this.trace = trace;
        this.certificate = certificate.filter(_ -> trace.privateAddresses == AddressGuard.PrivateAddresses.ALLOWED);
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
        trace.clientCertificateRequested = true;
        trace.clientCertificateShown = certificate
                .map(own -> own.key().getAlgorithm())
                .filter(Arrays.asList(types)::contains)
                .isPresent();
        return trace.clientCertificateShown ? ONLY : null;
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return certificate
                .map(own -> own.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return certificate.map(ClientCertificate::key).orElse(null);
    }
}
