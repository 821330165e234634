package io.fairlead.agent.wire;

import io.fairlead.agent.wire.Contact.Phase;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Opens connections, and tells how long name, connection and handshake took while it does so. */
final class Narrator extends DefaultHttpClientConnectionOperator {

    private final Contact contact;

    Narrator(Contact contact, DnsResolver names, TlsSocketStrategy tls) {
        super(
                null,
                new ToldNames(contact, names),
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register("https", (socket, host, port, attachment, context) -> {
                            var upgraded = tls.upgrade(socket, host, port, attachment, context);
                            contact.session = upgraded.getSession();
                            return upgraded;
                        })
                        .build());
        this.contact = contact;
    }

    /** Called for each address in turn; the time counts from the first. */
    @Override
    protected void onBeforeSocketConnect(HttpContext context, HttpHost host) {
        if (contact.phase() != Phase.CONNECT) {
            contact.begins(Phase.CONNECT);
        }
    }

    @Override
    protected void onAfterSocketConnect(HttpContext context, HttpHost host) {
        contact.passed(Map.of("to", contact.throughProxy ? "proxy" : contact.toString()));
        if (contact.isPlain()) {
            contact.skippedTls();
        }
        contact.begins(Phase.HEAD);
    }

    @Override
    protected void onBeforeTlsHandshake(HttpContext context, HttpHost host) {
        contact.begins(Phase.TLS);
    }

    @Override
    protected void onAfterTlsHandshake(HttpContext context, HttpHost host) {
        contact.passed(CertificateEvidence.of(contact.chain, contact.session));
        contact.begins(Phase.HEAD);
    }

    /** Resolves, and tells what came out. */
    private record ToldNames(Contact contact, DnsResolver names) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            contact.begins(Phase.ADDRESS);
            var found = names.resolve(host);
            var addresses =
                    Arrays.stream(found).map(InetAddress::getHostAddress).collect(Collectors.joining(" "));
            contact.passed(Map.of("host", host, "addresses", addresses));
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
