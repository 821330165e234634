package io.fairlead.connector.operation;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.diagnosis.RetryAdvice;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.operation.Operation.CheckRights;
import io.fairlead.contracts.operation.Operation.CopyImage;
import io.fairlead.contracts.operation.Operation.ListRepositories;
import io.fairlead.contracts.operation.Operation.ListTags;
import io.fairlead.contracts.operation.Operation.ResolveImage;
import io.fairlead.contracts.operation.OperationProgress;
import io.fairlead.contracts.operation.OperationReport;
import io.fairlead.contracts.operation.OperationReport.ConnectorRemarks;
import io.fairlead.contracts.operation.OperationResult;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.scope.ResourceUri;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * Something that a delegate does, or has done, at a connector's registry.
 *
 * @param id of the operation
 * @param connector at whose registry it is done
 * @param type what is done: {@code ListRepositories}, {@code ListTags}, {@code ResolveImage}, {@code CheckRights} or
 *     {@code CopyImage}
 * @param request what was asked for; its fields depend on the type
 * @param state how far it is
 * @param progress of a copy; absent until there is some, and for other types
 * @param result what was found or done; present once it has succeeded
 * @param failure why it ended without a result; present once it has failed
 * @param remarks what the registries told besides
 * @param delegate that works on it or did; absent until one has taken it
 * @param attempt 0 until a delegate took the work; above 1 when an earlier delegate fell silent
 * @param requestedAt when it was asked for
 * @param deadline when it expires, if it has not ended by then
 * @param startedAt when the delegate that has it began; absent until then
 * @param completedAt when it ended; absent until then
 */
record OperationResponse(
        UUID id,
        UsedConnector connector,
        String type,
        Map<String, Object> request,
        OperationState state,
        @Nullable OperationProgress progress,
        @Nullable OperationResult result,
        @Nullable OperationFailure failure,
        List<ConnectorRemarks> remarks,
        @Nullable DelegateName delegate,
        long attempt,
        Instant requestedAt,
        Instant deadline,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt) {

    /**
     * The connector of an operation, as it was when the operation was asked for.
     *
     * @param identifier of the connector
     * @param scope where the connector lives
     * @param version of the definition that was used
     */
    record UsedConnector(String identifier, Scope scope, long version) {}

    /**
     * Why an operation ended without a result.
     *
     * @param code what exactly was found
     * @param summary one sentence about this very case
     * @param explanation what the code means
     * @param remedy what to do about it; absent where nothing has to be done
     * @param retry when it makes sense to ask again
     */
    record OperationFailure(
            Diagnosis code,
            String summary,
            String explanation,
            @Nullable String remedy,
            RetryAdvice retry) {

        static OperationFailure of(DiagnosedOutcome outcome) {
            return new OperationFailure(
                    outcome.code(),
                    outcome.summary(),
                    outcome.explanation(),
                    outcome.remedy(),
                    outcome.code().retry());
        }
    }

    static OperationResponse of(OperationRun run) {
        var connector = run.subject().connector();
        var ending = Optional.ofNullable(run.ending());
        var report = ending.map(OperationCompletion::report);
        return new OperationResponse(
                run.id(),
                new UsedConnector(
                        connector.identifier(), connector.scope(), run.subject().version()),
                run.operation().type(),
                request(run.operation(), connector.scope()),
                run.state(),
                run.work().progress(),
                report.map(OperationReport::result).orElse(null),
                report.map(OperationReport::failure).map(OperationFailure::of).orElse(null),
                report.map(OperationReport::remarks).orElse(List.of()),
                run.work().delegate(),
                run.work().attempt(),
                run.requestedAt(),
                run.deadline(),
                run.startedAt(),
                ending.map(OperationCompletion::completedAt).orElse(null));
    }

    /** Where the operation is found, without host: the front door's is another than this service's. */
    static URI location(OperationRun run) {
        return ResourceUri.of(run.subject().connector().scope(), "operations", run.id());
    }

    static ResponseEntity<OperationResponse> accepted(OperationRun run) {
        return ResponseEntity.accepted().location(location(run)).body(of(run));
    }

    private static Map<String, Object> request(Operation operation, Scope scope) {
        return switch (operation) {
            case ListRepositories list -> Map.of("pageSize", list.pageSize());
            case ListTags list -> Map.of("repository", list.repository(), "pageSize", list.pageSize());
            case ResolveImage(var image) -> Map.of("reference", image.toText());
            case CheckRights(var repository) -> Map.of("repository", repository);
            case CopyImage(var source, var target) ->
                Map.of(
                        "reference",
                        source.toText(),
                        "to",
                        Map.of(
                                "connector",
                                target.connector().toText(scope),
                                "reference",
                                target.image().toText()));
        };
    }
}
