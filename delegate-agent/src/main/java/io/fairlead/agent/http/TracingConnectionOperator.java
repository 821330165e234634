package io.fairlead.agent.http;

import io.fairlead.agent.http.ConnectionTrace.Phase;
import io.fairlead.agent.http.tls.CertificateEvidence;
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
final class TracingConnectionOperator extends DefaultHttpClientConnectionOperator {

    private final ConnectionTrace trace;

    TracingConnectionOperator(ConnectionTrace trace, DnsResolver resolver, TlsSocketStrategy tls) {
        super(
                null,
                new TracingDnsResolver(trace, resolver),
                RegistryBuilder.<TlsSocketStrategy>create()
                        .register("https", (socket, host, port, attachment, context) -> {
                            var upgraded = tls.upgrade(socket, host, port, attachment, context);
                            trace.session = upgraded.getSession();
                            return upgraded;
                        })
                        .build());
        this.trace = trace;
    }

    /** Called for each address in turn; the time counts from the first. */
    @Override
    protected void onBeforeSocketConnect(HttpContext context, HttpHost host) {
        if (trace.phase() != Phase.CONNECT) {
            trace.startPhase(Phase.CONNECT);
        }
    }

    @Override
    protected void onAfterSocketConnect(HttpContext context, HttpHost host) {
        trace.completePhase(Map.of("to", trace.throughProxy ? "proxy" : trace.toString()));
        if (trace.isPlain()) {
            trace.skippedTls();
        }
        trace.startPhase(Phase.HEAD);
    }

    @Override
    protected void onBeforeTlsHandshake(HttpContext context, HttpHost host) {
        trace.startPhase(Phase.TLS);
    }

    @Override
    protected void onAfterTlsHandshake(HttpContext context, HttpHost host) {
        trace.completePhase(CertificateEvidence.of(trace.chain, trace.session));
        trace.startPhase(Phase.HEAD);
    }

    /** Resolves, and tells what came out. */
    private record TracingDnsResolver(ConnectionTrace trace, DnsResolver resolver) implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            trace.startPhase(Phase.ADDRESS);
            var found = resolver.resolve(host);
            var addresses =
                    Arrays.stream(found).map(InetAddress::getHostAddress).collect(Collectors.joining(" "));
            trace.completePhase(Map.of("host", host, "addresses", addresses));
            return found;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
