package io.fairlead.agent.operation;

import io.fairlead.agent.auth.Credential;
import io.fairlead.agent.http.EgressPolicy;
import io.fairlead.agent.http.HostResolver;
import io.fairlead.agent.http.NetworkSetup;
import io.fairlead.agent.http.tls.TrustedAuthorities;
import io.fairlead.agent.operation.OperationOrder.ConnectorEndpoint;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.operation.Operation.CopyTarget;
import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.operation.OperationResult;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.registry.RegistryConnection.ProviderType;
import io.fairlead.contracts.registry.RegistryConnection.RegistryAuth;
import io.fairlead.contracts.registry.RegistryUrl;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Has operations done in a test's few words. */
final class OperationTester implements AutoCloseable {

    static final String SECRET = "c4nary-S3cret/with+signs=";
    static final UUID FIRST = UUID.randomUUID();
    static final UUID SECOND = UUID.randomUUID();

    final List<OperationProgress> progress = new CopyOnWriteArrayList<>();
    Duration budget = Duration.ofSeconds(30);
    private final OperationExecutor operations = new OperationExecutor(
            new NetworkSetup(
                    new EgressPolicy(true, EgressPolicy.PlainHttp.LOOPBACK),
                    new TrustedAuthorities(""),
                    HostResolver.SYSTEM,
                    Optional.empty(),
                    "test"),
            Clock.systemUTC());

    /**
     * @param user absent for an anonymous connector
     * @param sealedFor the registry that the secret is for
     */
    record RegistryLogin(String url, @Nullable String user, String sealedFor) {

        static RegistryLogin anonymous(String url) {
            return new RegistryLogin(url, null, url);
        }

        static RegistryLogin as(String user, String url) {
            return new RegistryLogin(url, user, url);
        }

        RegistryLogin leadingTo(String other) {
            return new RegistryLogin(other, user, sealedFor);
        }

        private RegistryConnection connection() {
            return new RegistryConnection(
                    url, ProviderType.Other, new RegistryAuth.Anonymous(), List.of(), null, List.of(), "");
        }

        private ConnectorEndpoint endpoint(UUID connectorId) {
            var origin = ((RegistryUrl.Usable) RegistryUrl.parse(sealedFor)).origin();
            var credential =
                    user == null ? null : new Credential(origin, user, SECRET.getBytes(StandardCharsets.UTF_8));
            return new ConnectorEndpoint(connectorId, connection(), credential);
        }
    }

    OperationReport perform(Operation operation, RegistryLogin login) throws InterruptedException {
        return operations.perform(
                new OperationOrder(operation, login.endpoint(FIRST), null, budget, null, progress::add));
    }

    OperationReport copy(String from, RegistryLogin source, String to, RegistryLogin target)
            throws InterruptedException {
        var copy = new CopyImage(
                ImageReference.parse(from).orElseThrow(),
                new CopyTarget(
                        SECOND,
                        new ResourceReference(Scope.account("default"), "target"),
                        1,
                        target.connection(),
                        ImageReference.parse(to).orElseThrow()));
        return operations.perform(
                new OperationOrder(copy, source.endpoint(FIRST), target.endpoint(SECOND), budget, null, progress::add));
    }

    /** The result; fails with the reason where there is none. */
    static <R extends OperationResult> R result(OperationReport report, Class<R> type) {
        var result = report.result();
        if (result == null) {
            throw new AssertionError(String.valueOf(report.failure()));
        }
        return type.cast(result);
    }

    static Diagnosis code(OperationReport report) {
        var failure = report.failure();
        if (failure == null) {
            throw new AssertionError("did not fail: " + report.result());
        }
        return failure.code();
    }

    @Override
    public void close() {
        operations.close();
    }
}
