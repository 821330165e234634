package io.fairlead.agent.probe;

import io.fairlead.contracts.test.Step;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Opens connections, and tells how long name, connection and handshake took while it does so. */
final class Narrator extends DefaultHttpClientConnectionOperator {

    private final Contact contact;
    private final @Nullable Journal journal;

    /** @param journal absent for hosts that are no step of their own, such as token services */
    Narrator(Contact contact, @Nullable Journal journal, Timing timing, DnsResolver names, TlsSocketStrategy tls) {
        super(
                null,
                null,
                new TimedNames(timing, contact, journal, names),
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register("https", (socket, host, port, attachment, context) -> {
                            SSLSocket upgraded = tls.upgrade(socket, host, port, attachment, context);
                            contact.session = upgraded.getSession();
                            return upgraded;
                        })
                        .build());
        this.contact = contact;
        this.journal = journal;
        this.timing = timing;
    }

    private final Timing timing;

    /** Makes marks, with the clock that the journal uses. */
    @FunctionalInterface
    interface Timing {
        Journal.Mark mark();
    }

    @Override
    protected void onBeforeSocketConnect(HttpContext context, HttpHost host) {
        if (contact.phase != Contact.Phase.CONNECT) {
            contact.phase = Contact.Phase.CONNECT;
            contact.since = timing.mark();
        }
    }

    @Override
    protected void onAfterSocketConnect(HttpContext context, HttpHost host) {
        if (contact.phase == Contact.Phase.CONNECT) {
            passed(Step.Name.CONNECT, Map.of("to", contact.throughProxy ? "proxy" : contact.toString()));
            contact.phase = Contact.Phase.HEAD;
        }
    }

    @Override
    protected void onBeforeTlsHandshake(HttpContext context, HttpHost host) {
        contact.phase = Contact.Phase.TLS;
        contact.since = timing.mark();
    }

    @Override
    protected void onAfterTlsHandshake(HttpContext context, HttpHost host) {
        passed(Step.Name.TLS, CertificateEvidence.of(contact.chain, contact.session));
        contact.phase = Contact.Phase.HEAD;
        contact.since = timing.mark();
    }

    private void passed(Step.Name name, Map<String, String> evidence) {
        if (journal != null && contact.since != null) {
            journal.passed(name, contact.since, evidence);
        }
        contact.since = timing.mark();
    }

    /** Resolves, and tells what came out. */
    private record TimedNames(
            Timing timing, Contact contact, @Nullable Journal journal, DnsResolver names) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws java.net.UnknownHostException {
            contact.phase = Contact.Phase.ADDRESS;
            var since = timing.mark();
            contact.since = since;
            var found = names.resolve(host);
            if (journal != null) {
                var addresses = Arrays.stream(found).map(InetAddress::getHostAddress);
                journal.passed(
                        Step.Name.ADDRESS,
                        since,
                        Map.of("host", host, "addresses", addresses.collect(Collectors.joining(" "))));
            }
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
