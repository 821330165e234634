package io.fairlead.agent.wire;

import io.fairlead.agent.proxy.ForwardProxy;
import java.util.Optional;

/**
 * What all probes of this delegate have in common.
 *
 * @param certificate shown to registries that ask for one, and to hosts that their connectors trust
 * @param version of the agent, for the User-Agent header
 */
public record Surroundings(
        EgressPolicy policy,
        Trust trust,
        Optional<ClientCertificate> certificate,
        Names names,
        Optional<ForwardProxy> proxy,
        String version) {

    /** Without a client certificate. */
    public Surroundings(EgressPolicy policy, Trust trust, Names names, Optional<ForwardProxy> proxy, String version) {
        this(policy, trust, Optional.empty(), names, proxy, version);
    }
}
