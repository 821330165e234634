package io.fairlead.agent.probe;

import io.fairlead.agent.auth.Credential;
import io.fairlead.agent.http.EgressPolicy;
import io.fairlead.agent.http.HostResolver;
import io.fairlead.agent.http.NetworkSetup;
import io.fairlead.agent.http.tls.TrustedAuthorities;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth;
import io.fairlead.contracts.registry.RegistryOrigin;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the probe in a test's few words. */
final class ProbeTester implements AutoCloseable {

    static final String SECRET = "c4nary-S3cret/with+signs=";
    static final EgressPolicy LOCAL = new EgressPolicy(true, EgressPolicy.PlainHttp.LOOPBACK);

    private final RegistryProbe probe;
    String username = "iamapikey";

    @Nullable
    String secret = SECRET;

    @Nullable
    String repository;

    List<String> trustedTokenHosts = List.of();
    ProviderType providerType = ProviderType.Other;
    RegistryAuth auth = new RegistryAuth.Anonymous();
    ProbeOrder.Push push = ProbeOrder.Push.NOT_ASKED;
    String caCertificates = "";
    Duration budget = Duration.ofSeconds(10);

    ProbeTester(NetworkSetup networkSetup) {
        probe = new RegistryProbe(networkSetup, Clock.systemUTC());
    }

    ProbeTester(EgressPolicy policy, HostResolver hostResolver) {
        this(new NetworkSetup(policy, new TrustedAuthorities(""), hostResolver, Optional.empty(), "test"));
    }

    static ProbeTester local() {
        return new ProbeTester(LOCAL, HostResolver.SYSTEM);
    }

    ProbeReport probe(String url) {
        var connection = new RegistryConnection(
                url, providerType, auth, List.of(), repository, trustedTokenHosts, caCertificates);
        var credential = RegistryProbe.origin(url).flatMap(this::credential).orElse(null);
        return probe.probe(new ProbeOrder(
                connection,
                credential,
                budget,
                push,
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                _ -> {}));
    }

    private Optional<Credential> credential(RegistryOrigin origin) {
        return Optional.ofNullable(secret)
                .map(text -> new Credential(origin, username, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        probe.close();
    }
}
