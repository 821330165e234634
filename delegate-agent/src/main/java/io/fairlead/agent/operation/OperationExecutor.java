package io.fairlead.agent.operation;

import io.fairlead.agent.http.EgressPolicy;
import io.fairlead.agent.http.NetworkSetup;
import io.fairlead.agent.http.RegistryFinding;
import io.fairlead.agent.http.RegistryHttp;
import io.fairlead.agent.http.RegistryHttpOptions;
import io.fairlead.agent.http.StepRecorder;
import io.fairlead.agent.operation.OperationOrder.ConnectorEndpoint;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.operation.Operation.CheckRights;
import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.operation.Operation.ListRepositories;
import io.fairlead.contracts.operation.Operation.ListTags;
import io.fairlead.contracts.operation.Operation.ResolveImage;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.operation.OperationReport.ConnectorRemarks;
import io.fairlead.contracts.operation.OperationResult;
import io.fairlead.contracts.registry.KnownHosts;
import io.fairlead.contracts.registry.RegistryOrigin;
import io.fairlead.contracts.registry.RegistryUrl;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Does operations at registries, and says what came of each. */
public final class OperationExecutor implements AutoCloseable {

    private final NetworkSetup networkSetup;
    private final Clock clock;
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("operation-deadlines").factory());

    public OperationExecutor(NetworkSetup networkSetup, Clock clock) {
        this.networkSetup = networkSetup;
        this.clock = clock;
    }

    /** Never throws for what a registry does; ends within the order's budget, and at once when interrupted. */
    public OperationReport perform(OperationOrder order) throws InterruptedException {
        var registries = new ArrayList<RegistrySession>();
        try {
            var result = result(order, registries);
            return OperationReport.succeeded(result, remarks(registries));
        } catch (OperationFailed failed) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return OperationReport.failed(outcome(failed.finding(), registries), remarks(registries));
        } finally {
            registries.forEach(RegistrySession::close);
        }
    }

    private OperationResult result(OperationOrder order, List<RegistrySession> registries) {
        var first = order.first();
        return switch (order.operation()) {
            case ListRepositories list ->
                new NameListing(open(order, first, registries, List.of("registry:catalog:*")))
                        .repositories(list.pageSize(), list.after());
            case ListTags list -> {
                var repository = wholeName(first, list.repository());
                yield new NameListing(open(order, first, registries, pull(repository)))
                        .tags(repository, list.pageSize(), list.after());
            }
            case ResolveImage(var named) -> {
                var image = wholeName(first, named);
                yield new ImageInspection(open(order, first, registries, pull(image.repository())), image).inspect();
            }
            case CheckRights(var named) -> {
                var repository = wholeName(first, named);
                yield new RightsInspection(open(order, first, registries, pull(repository)), repository).inspect();
            }
            case CopyImage copy -> copy(order, copy, registries);
        };
    }

    private OperationResult copy(OperationOrder order, CopyImage copy, List<RegistrySession> registries) {
        var target = Objects.requireNonNull(order.target());
        var from = wholeName(order.first(), copy.source().repository());
        var to = wholeName(target, copy.target().image().repository());
        var same = origin(order.first()).equals(origin(target));
        var push = List.of("repository:" + to + ":pull,push");
        var source = open(order, order.first(), registries, pull(from));
        var destination = open(order, target, registries, push);
        var mount = same && !from.equals(to) ? new BlobMount(from, push) : null;
        return new ImageCopy(
                        new ManifestStore(source, from),
                        new ManifestStore(destination, to),
                        new BlobTransfer(
                                new BlobSource(source, from),
                                new BlobStore(destination, to),
                                mount,
                                new CopyProgress(order.listener())))
                .copy(copy.source().reference(), copy.target().image().reference());
    }

    private static String wholeName(ConnectorEndpoint endpoint, String repository) {
        return KnownHosts.wholeName(origin(endpoint).host(), repository);
    }

    private static ImageReference wholeName(ConnectorEndpoint endpoint, ImageReference image) {
        return new ImageReference(wholeName(endpoint, image.repository()), image.reference());
    }

    private RegistrySession open(
            OperationOrder order, ConnectorEndpoint endpoint, List<RegistrySession> registries, List<String> scopes) {
        var origin = origin(endpoint);
        var credential = endpoint.credential();
        if (credential != null && !credential.origin().equals(origin)) {
            throw new OperationFailed(Diagnosis.ORIGIN_MISMATCH, "the secret is not for " + origin);
        }
        if (!origin.secure() && networkSetup.policy().plainHttp() == EgressPolicy.PlainHttp.NEVER) {
            throw new OperationFailed(Diagnosis.HTTP_REFUSED, "connect to " + origin + ": plain HTTP");
        }
        var connection = endpoint.connection();
        var options = new RegistryHttpOptions(
                origin,
                connection.trustedTokenHosts(),
                connection.caCertificates(),
                order.budget(),
                order.traceparent());
        var retryPolicy =
                new RetryPolicy(clock, System.nanoTime() + order.budget().toNanos());
        var http = new RegistryHttp(options, networkSetup, new StepRecorder(clock, _ -> {}), alarms);
        var registry = new RegistrySession(endpoint, origin, http, scopes, retryPolicy);
        registries.add(registry);
        return registry;
    }

    private static RegistryOrigin origin(ConnectorEndpoint endpoint) {
        return switch (RegistryUrl.parse(endpoint.connection().dockerRegistryUrl())) {
            case RegistryUrl.Usable usable -> usable.origin();
            case RegistryUrl.Unusable unusable -> throw new OperationFailed(unusable.diagnosis(), unusable.detail());
        };
    }

    private static List<String> pull(String repository) {
        return List.of("repository:" + repository + ":pull");
    }

    private static List<ConnectorRemarks> remarks(List<RegistrySession> registries) {
        return registries.stream()
                .map(RegistrySession::remarks)
                .filter(remarks ->
                        remarks.quota() != null || !remarks.warnings().isEmpty())
                .toList();
    }

    /** Whatever a registry said may hold a secret that was sent to it, or to the other one. */
    private static DiagnosedOutcome outcome(RegistryFinding finding, List<RegistrySession> registries) {
        var summary = finding.summary();
        for (var registry : registries) {
            summary = registry.redact(summary);
        }
        var outcome = OperationReport.failureOutcome(finding.code(), summary);
        var pause = registries.stream()
                .map(RegistrySession::requestedPause)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        return finding.code() == Diagnosis.RATE_LIMITED || finding.code() == Diagnosis.SERVER_ERROR
                ? outcome.withRetryAfter(pause.map(Duration::toSeconds).orElse(null))
                : outcome;
    }

    @Override
    public void close() {
        alarms.shutdownNow();
    }
}
