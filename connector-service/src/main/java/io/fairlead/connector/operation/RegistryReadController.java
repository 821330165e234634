package io.fairlead.connector.operation;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.ImageReference;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.operation.Operation.CheckRights;
import io.fairlead.contracts.operation.Operation.ListRepositories;
import io.fairlead.contracts.operation.Operation.ListTags;
import io.fairlead.contracts.operation.Operation.ResolveImage;
import io.fairlead.contracts.operation.OperationReport.ConnectorRemarks;
import io.fairlead.contracts.operation.OperationResult;
import io.fairlead.contracts.operation.OperationResult.NamePage;
import io.fairlead.contracts.operation.OperationResult.UnsupportedOperation;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.AnswerSchema;
import io.fairlead.http.page.MaxPageSize;
import io.fairlead.http.page.PageQuery;
import io.fairlead.http.page.PageToken;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.scope.ScopedMapping;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Shows what is at a connector's registry; {@code Prefer: wait=N} says how long a client likes to wait for it. */
@RestController
@ScopedMapping("/connectors/{identifier}")
class RegistryReadController {

    private static final String STILL_RUNNING =
            "The registry has not answered in the time that `Prefer` gives; `Location` says where the operation can be looked after.";

    private final WaitForOperation waitForOperation;
    private final OperationProperties properties;

    RegistryReadController(WaitForOperation waitForOperation, OperationProperties properties) {
        this.waitForOperation = waitForOperation;
        this.properties = properties;
    }

    /**
     * Part of a list at the registry.
     *
     * @param items names of repositories or tags, in the registry's order
     * @param nextPageToken to be sent as {@code pageToken} for the next page; absent on the last
     * @param supported false where the registry offers no such list; {@code code}, {@code reason} and {@code remedy}
     *     then say why, and what to do instead
     * @param code why the registry offers no such list; absent where it does
     * @param reason one sentence about this very registry; absent where it offers the list
     * @param remedy what to do instead; absent where the registry offers the list
     * @param source who found it
     */
    record NamesResponse(
            List<String> items,
            @Nullable String nextPageToken,
            boolean supported,
            @Nullable Diagnosis code,
            @Nullable String reason,
            @Nullable String remedy,
            ResultSource source) {}

    /**
     * What was found at the registry.
     *
     * @param result of the kind that was asked for, or that the registry does not offer it
     * @param source who found it
     */
    record ResultResponse(OperationResult result, ResultSource source) {}

    /**
     * Who found it, and what the registry told besides.
     *
     * @param operationId of the operation that was run for it
     * @param delegate that asked the registry; absent where none is known
     * @param remarks what the registry said besides, for instance of its limits
     */
    record ResultSource(UUID operationId, @Nullable DelegateName delegate, List<ConnectorRemarks> remarks) {

        static ResultSource of(OperationRun run) {
            return new ResultSource(
                    run.id(),
                    run.work().delegate(),
                    Objects.requireNonNull(run.ending()).report().remarks());
        }
    }

    /**
     * Lists repositories at a connector's registry.
     *
     * <p>A delegate asks the registry for it, so the answer may take seconds.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @return one page of the repositories that the registry shows to this credential
     */
    @GetMapping("/repositories")
    @AnswerSchema(
            value = NamesResponse.class,
            when = "One page of the repositories that the registry shows to this credential.")
    @AnswerSchema(status = 202, value = OperationResponse.class, when = STILL_RUNNING)
    DeferredResult<ResponseEntity<?>> listRepositories(
            Scope scope,
            @PathVariable String identifier,
            @MaxPageSize(Operation.MAX_PAGE_SIZE) PageQuery page,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
        var operation = new ListRepositories(page.pageSize(), after(page));
        return waitForOperation.start(
                scope, identifier, operation, properties.waitTime(prefer), RegistryReadController::namesResponse);
    }

    /**
     * Lists the tags of a repository.
     *
     * <p>A delegate asks the registry for it, so the answer may take seconds.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @param repository in lower case without host, tag and digest, for example {@code my-namespace/app}
     * @return one page of the tags
     */
    @GetMapping("/tags")
    @AnswerSchema(value = NamesResponse.class, when = "One page of the tags.")
    @AnswerSchema(status = 202, value = OperationResponse.class, when = STILL_RUNNING)
    DeferredResult<ResponseEntity<?>> listTags(
            Scope scope,
            @PathVariable String identifier,
            @RequestParam String repository,
            @MaxPageSize(Operation.MAX_PAGE_SIZE) PageQuery page,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
        var operation = new ListTags(repository(repository), page.pageSize(), after(page));
        return waitForOperation.start(
                scope, identifier, operation, properties.waitTime(prefer), RegistryReadController::namesResponse);
    }

    /**
     * Describes an image without fetching its layers.
     *
     * <p>A delegate asks the registry for it, so the answer may take seconds.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @param reference {@code repository:tag} or {@code repository@digest}, without host
     * @return what the image is
     */
    @GetMapping("/image")
    @AnswerSchema(value = ResultResponse.class, when = "What the image is.")
    @AnswerSchema(status = 202, value = OperationResponse.class, when = STILL_RUNNING)
    DeferredResult<ResponseEntity<?>> describeImage(
            Scope scope,
            @PathVariable String identifier,
            @RequestParam String reference,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
        var image = ImageReference.parse(reference)
                .orElseThrow(() -> new InvalidRequest(
                        "?reference", "INVALID_REFERENCE", "Write repository:tag or repository@digest, without host."));
        return waitForOperation.start(
                scope,
                identifier,
                new ResolveImage(image),
                properties.waitTime(prefer),
                (run, result) -> new ResultResponse(result, ResultSource.of(run)));
    }

    /**
     * Finds out what the credential may do with a repository.
     *
     * <p>Nothing is stored there. A delegate asks the registry for it, so the answer may take seconds.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @param repository in lower case without host, tag and digest, for example {@code my-namespace/app}
     * @return whether it may pull and push
     */
    @GetMapping("/rights")
    @AnswerSchema(value = ResultResponse.class, when = "Whether it may pull and push.")
    @AnswerSchema(status = 202, value = OperationResponse.class, when = STILL_RUNNING)
    DeferredResult<ResponseEntity<?>> checkRights(
            Scope scope,
            @PathVariable String identifier,
            @RequestParam String repository,
            @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
        return waitForOperation.start(
                scope,
                identifier,
                new CheckRights(repository(repository)),
                properties.waitTime(prefer),
                (run, result) -> new ResultResponse(result, ResultSource.of(run)));
    }

    private static NamesResponse namesResponse(OperationRun run, OperationResult result) {
        return switch (result) {
            case NamePage(var names, var next) ->
                new NamesResponse(
                        names,
                        next == null ? null : PageToken.encode(next),
                        true,
                        null,
                        null,
                        null,
                        ResultSource.of(run));
            case UnsupportedOperation(var code, var reason) ->
                new NamesResponse(List.of(), null, false, code, reason, code.remedy(), ResultSource.of(run));
            case OperationResult.ImageDetails _, OperationResult.RepositoryRights _, OperationResult.CopiedImage _ ->
                throw new IllegalStateException("list at a registry: the delegate answered " + result.getClass());
        };
    }

    private static @Nullable String after(PageQuery page) {
        if (page.pageToken() == null) {
            return null;
        }
        var after = PageToken.decode(page.pageToken(), 1).getFirst();
        if (!NamePage.isValidNext(after)) {
            throw PageToken.invalid();
        }
        return after;
    }

    private static String repository(String repository) {
        if (!ImageReference.isRepository(repository)) {
            throw new InvalidRequest(
                    "?repository",
                    "INVALID_REPOSITORY",
                    "A repository is written in lower case without host, tag and digest, such as my-namespace/app.");
        }
        return repository;
    }
}
