package io.fairlead.agent.image;

import io.fairlead.agent.image.OperationOrder.Side;
import io.fairlead.agent.login.Credential;
import io.fairlead.agent.wire.EgressPolicy;
import io.fairlead.agent.wire.Names;
import io.fairlead.agent.wire.Surroundings;
import io.fairlead.agent.wire.Trust;
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
final class Deckhand implements AutoCloseable {

    static final String SECRET = "c4nary-S3cret/with+signs=";
    static final UUID FIRST = UUID.randomUUID();
    static final UUID SECOND = UUID.randomUUID();

    final List<OperationProgress> progress = new CopyOnWriteArrayList<>();
    Duration budget = Duration.ofSeconds(30);
    private final Operations operations = new Operations(
            new Surroundings(
                    new EgressPolicy(true, EgressPolicy.PlainHttp.LOOPBACK),
                    new Trust(""),
                    Names.SYSTEM,
                    Optional.empty(),
                    "test"),
            Clock.systemUTC());

    /**
     * @param user absent for an anonymous connector
     * @param sealedFor the registry that the secret is for
     */
    record At(String url, @Nullable String user, String sealedFor) {

        static At anonymous(String url) {
            return new At(url, null, url);
        }

        static At as(String user, String url) {
            return new At(url, user, url);
        }

        At leadingTo(String other) {
            return new At(other, user, sealedFor);
        }

        private RegistryConnection connection() {
            return new RegistryConnection(
                    url, ProviderType.Other, new RegistryAuth.Anonymous(), List.of(), null, List.of(), "");
        }

        private Side side(UUID connectorId) {
            var origin = ((RegistryUrl.Usable) RegistryUrl.parse(sealedFor)).origin();
            var credential =
                    user == null ? null : new Credential(origin, user, SECRET.getBytes(StandardCharsets.UTF_8));
            return new Side(connectorId, connection(), credential);
        }
    }

    OperationReport does(Operation operation, At at) throws InterruptedException {
        return operations.perform(new OperationOrder(operation, at.side(FIRST), null, budget, null, progress::add));
    }

    OperationReport copies(String from, At source, String to, At target) throws InterruptedException {
        var copy = new CopyImage(
                ImageReference.parse(from).orElseThrow(),
                new CopyTarget(
                        SECOND,
                        new ResourceReference(Scope.account("default"), "target"),
                        1,
                        target.connection(),
                        ImageReference.parse(to).orElseThrow()));
        return operations.perform(
                new OperationOrder(copy, source.side(FIRST), target.side(SECOND), budget, null, progress::add));
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
