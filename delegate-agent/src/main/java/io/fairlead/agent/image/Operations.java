package io.fairlead.agent.image;

import io.fairlead.agent.image.OperationOrder.Side;
import io.fairlead.agent.wire.EgressPolicy;
import io.fairlead.agent.wire.Errand;
import io.fairlead.agent.wire.Finding;
import io.fairlead.agent.wire.Journal;
import io.fairlead.agent.wire.Surroundings;
import io.fairlead.agent.wire.Wire;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.Operation.CheckRights;
import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.operation.Operation.ListRepositories;
import io.fairlead.contracts.operation.Operation.ListTags;
import io.fairlead.contracts.operation.Operation.ResolveImage;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.operation.OperationReport.ConnectorRemarks;
import io.fairlead.contracts.operation.OperationResult;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.registry.RegistryUrl;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Does operations at registries, and says what came of each. */
public final class Operations implements AutoCloseable {

    private final Surroundings surroundings;
    private final Clock clock;
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("operation-deadlines").factory());

    public Operations(Surroundings surroundings, Clock clock) {
        this.surroundings = surroundings;
        this.clock = clock;
    }

    /** Never throws for what a registry does; ends within the order's budget, and at once when interrupted. */
    public OperationReport perform(OperationOrder order) throws InterruptedException {
        var registries = new ArrayList<Registry>();
        try {
            var result = result(order, registries);
            return OperationReport.succeeded(result, remarks(registries));
        } catch (OperationFailed failed) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return OperationReport.failed(outcome(failed.finding(), registries), remarks(registries));
        } finally {
            registries.forEach(Registry::close);
        }
    }

    private OperationResult result(OperationOrder order, List<Registry> registries) {
        return switch (order.operation()) {
            case ListRepositories list ->
                new NamesQuestion(open(order, order.first(), registries, List.of("registry:catalog:*")))
                        .repositories(list.pageSize(), list.after());
            case ListTags list ->
                new NamesQuestion(open(order, order.first(), registries, pull(list.repository())))
                        .tags(list.repository(), list.pageSize(), list.after());
            case ResolveImage(var image) ->
                new ImageQuestion(open(order, order.first(), registries, pull(image.repository())), image).ask();
            case CheckRights(var repository) ->
                new RightsQuestion(open(order, order.first(), registries, pull(repository)), repository).ask();
            case CopyImage copy -> copy(order, copy, registries);
        };
    }

    private OperationResult copy(OperationOrder order, CopyImage copy, List<Registry> registries) {
        var target = Objects.requireNonNull(order.target());
        var from = copy.source().repository();
        var to = copy.target().image().repository();
        var same = origin(order.first()).equals(origin(target));
        var push = new ArrayList<>(List.of("repository:" + to + ":pull,push"));
        if (same && !from.equals(to)) {
            push.addAll(pull(from));
        }
        var source = open(order, order.first(), registries, pull(from));
        var destination = open(order, target, registries, push);
        return new ImageCopy(
                        new ManifestStore(source, from),
                        new ManifestStore(destination, to),
                        new BlobTransfer(
                                new BlobSource(source, from),
                                new BlobStore(destination, to),
                                same ? from : null,
                                new Meter(order.listener())))
                .copy(copy.source().reference(), copy.target().image().reference());
    }

    private Registry open(OperationOrder order, Side side, List<Registry> registries, List<String> scopes) {
        var origin = origin(side);
        var credential = side.credential();
        if (credential != null && !credential.origin().equals(origin)) {
            throw new OperationFailed(Diagnosis.ORIGIN_MISMATCH, "the secret is not for " + origin);
        }
        if (!origin.secure() && surroundings.policy().plainHttp() == EgressPolicy.PlainHttp.NEVER) {
            throw new OperationFailed(Diagnosis.HTTP_REFUSED, "connect to " + origin + ": plain HTTP");
        }
        var connection = side.connection();
        var errand = new Errand(
                origin,
                connection.trustedTokenHosts(),
                connection.caCertificates(),
                order.budget(),
                order.traceparent());
        var patience = new Patience(clock, System.nanoTime() + order.budget().toNanos());
        var wire = new Wire(errand, surroundings, new Journal(clock, _ -> {}), alarms);
        var registry = new Registry(side.connectorId(), origin, wire, new Pass(side, origin, scopes), patience);
        registries.add(registry);
        return registry;
    }

    private static RegistryOrigin origin(Side side) {
        return switch (RegistryUrl.parse(side.connection().dockerRegistryUrl())) {
            case RegistryUrl.Usable usable -> usable.origin();
            case RegistryUrl.Unusable unusable -> throw new OperationFailed(unusable.diagnosis(), unusable.detail());
        };
    }

    private static List<String> pull(String repository) {
        return List.of("repository:" + repository + ":pull");
    }

    private static List<ConnectorRemarks> remarks(List<Registry> registries) {
        return registries.stream()
                .map(Registry::remarks)
                .filter(remarks ->
                        remarks.quota() != null || !remarks.warnings().isEmpty())
                .toList();
    }

    /** Whatever a registry said may hold a secret that was sent to it, or to the other one. */
    private static DiagnosedOutcome outcome(Finding finding, List<Registry> registries) {
        var summary = finding.summary();
        for (var registry : registries) {
            summary = registry.shown(summary);
        }
        return OperationReport.failureOutcome(finding.code(), summary);
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }
}
