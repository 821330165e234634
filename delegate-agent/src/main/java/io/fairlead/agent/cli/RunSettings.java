package io.fairlead.agent.cli;

import io.fairlead.agent.http.EgressPolicy;
import io.fairlead.agent.http.tls.ClientCertificate;
import io.fairlead.agent.proxy.ForwardProxy;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the operator chose.
 *
 * @param caCertificates certificates in PEM, trusted besides the system's; empty for none
 * @param stopTimeoutSeconds seconds for work to end after SIGTERM
 */
record RunSettings(
        URI server,
        String name,
        Path home,
        int capacity,
        EgressPolicy policy,
        Optional<ForwardProxy> proxy,
        String caCertificates,
        Optional<ClientCertificate> certificate,
        int stopTimeoutSeconds) {}
