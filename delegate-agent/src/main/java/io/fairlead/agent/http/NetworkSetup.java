package io.fairlead.agent.http;

import io.fairlead.agent.http.tls.ClientCertificate;
import io.fairlead.agent.http.tls.TrustedAuthorities;
import io.fairlead.agent.proxy.ForwardProxy;
import java.util.Optional;

/**
 * What all probes of this delegate have in common.
 *
 * @param certificate shown to registries that ask for one, and to hosts that their connectors trust
 * @param version of the agent, for the User-Agent header
 */
public record NetworkSetup(
        EgressPolicy policy,
        TrustedAuthorities trustedAuthorities,
        Optional<ClientCertificate> certificate,
        HostResolver hostResolver,
        Optional<ForwardProxy> proxy,
        String version) {

    /** Without a client certificate. */
    public NetworkSetup(
            EgressPolicy policy,
            TrustedAuthorities trustedAuthorities,
            HostResolver hostResolver,
            Optional<ForwardProxy> proxy,
            String version) {
        this(policy, trustedAuthorities, Optional.empty(), hostResolver, proxy, version);
    }
}
