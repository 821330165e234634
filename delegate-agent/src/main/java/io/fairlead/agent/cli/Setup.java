package io.fairlead.agent.cli;

import io.fairlead.agent.proxy.ForwardProxy;
import io.fairlead.agent.wire.ClientCertificate;
import io.fairlead.agent.wire.EgressPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the operator chose.
 *
 * @param authorities certificates in PEM, trusted besides the system's; empty for none
 * @param stopWithin seconds for work to end after SIGTERM
 */
record Setup(
        URI server,
        String name,
        Path home,
        int capacity,
        EgressPolicy policy,
        Optional<ForwardProxy> proxy,
        String authorities,
        Optional<ClientCertificate> certificate,
        int stopWithin) {}
