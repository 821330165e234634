package io.fairlead.agent.probe;

import io.fairlead.contracts.test.Step;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** What is known of the way to one host: how far it was built, and what was seen there. */
final class Contact {

    /** Parts of a request, in their order. */
    enum Phase {
        ADDRESS(Step.Name.ADDRESS),
        CONNECT(Step.Name.CONNECT),
        TLS(Step.Name.TLS),
        HEAD(Step.Name.API),
        BODY(Step.Name.API);

        final Step.Name step;

        Phase(Step.Name step) {
            this.step = step;
        }
    }

    final String host;
    final int port;
    final AddressGuard.Private privately;
    final boolean plain;
    final boolean throughProxy;

    Phase phase = Phase.ADDRESS;
    Journal.@Nullable Mark since;
    List<X509Certificate> chain = List.of();

    @Nullable
    SSLSession session;

    Contact(String host, int port, AddressGuard.Private privately, boolean plain, boolean throughProxy) {
        this.host = host;
        this.port = port;
        this.privately = privately;
        this.plain = plain;
        this.throughProxy = throughProxy;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
