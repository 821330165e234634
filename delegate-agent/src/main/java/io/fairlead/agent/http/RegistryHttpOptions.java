package io.fairlead.agent.http;

import io.fairlead.contracts.registry.RegistryOrigin;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the requests of one probe or operation have in common.
 *
 * @param registry the one whose host may lie in a private network
 * @param trustedHosts others that may, as {@code host} or {@code host:port}
 * @param caCertificates PEM, trusted besides the system's; empty for none
 * @param budget after which everything that still goes on is cut
 * @param traceparent W3C trace context, sent along with every request
 */
public record RegistryHttpOptions(
        RegistryOrigin registry,
        List<String> trustedHosts,
        String caCertificates,
        Duration budget,
        @Nullable String traceparent) {

    boolean trusts(RegistryOrigin origin) {
        return origin.host().equals(registry.host())
                || trustedHosts.contains(origin.host())
                || trustedHosts.contains(origin.host() + ":" + origin.port());
    }
}
