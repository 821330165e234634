package io.fairlead.agent.wire;

import io.fairlead.agent.proxy.ForwardProxy;
import java.util.Optional;

/**
 * What all probes of this delegate have in common.
 *
 * @param version of the agent, for the User-Agent header
 */
public record Surroundings(
        EgressPolicy policy, Trust trust, Names names, Optional<ForwardProxy> proxy, String version) {}
