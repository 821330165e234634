package io.fairlead.connector.catalog;

import io.fairlead.access.Grants;
import io.fairlead.audit.Audited;
import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.connector.document.DefinitionReader;
import io.fairlead.connector.document.DocumentFormat;
import io.fairlead.connector.secretref.SecretReferences;
import io.fairlead.connector.version.DefinitionChange;
import io.fairlead.contracts.connector.ConnectorDocument;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.AnswerSchema;
import io.fairlead.http.PreferHeader;
import io.fairlead.http.RequestBodySchema;
import io.fairlead.http.body.MaxBodySize;
import io.fairlead.http.problem.ETags;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import io.fairlead.http.scope.ResourceUri;
import io.fairlead.http.scope.ScopedMapping;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** Creates, reads, replaces and deletes connectors. */
@RestController
@ScopedMapping("/connectors")
class ConnectorController {

    private final DefinitionReader documents;
    private final SecretReferences secrets;
    private final ConnectorCatalog catalog;
    private final CreateConnector createConnector;
    private final PendingVerdicts verdicts;

    ConnectorController(
            DefinitionReader documents,
            SecretReferences secrets,
            ConnectorCatalog catalog,
            CreateConnector createConnector,
            PendingVerdicts verdicts) {
        this.documents = documents;
        this.secrets = secrets;
        this.catalog = catalog;
        this.createConnector = createConnector;
        this.verdicts = verdicts;
    }

    /**
     * Creates a connector.
     *
     * <p>With {@code validateOnly=true} checks all that creating would check, and creates nothing. With {@code Prefer:
     * wait=30} the response comes when the first test has ended, or after so many seconds (30 at most unless an operator
     * allows more), and the test is served as one that somebody asked for; without it the response comes at once, and the
     * status is {@code PENDING}.
     *
     * @param validateOnly whether to check the document and create nothing
     * @param prefer {@code wait=N}: seconds to wait for the verdict
     * @return the connector, which is tested at once; {@code Location} says where it is
     */
    @Audited("connector.created")
    @PostMapping(
            consumes = {MediaType.APPLICATION_JSON_VALUE, DocumentFormat.YAML_TYPE},
            produces = {MediaType.APPLICATION_JSON_VALUE, DocumentFormat.YAML_TYPE})
    @MaxBodySize(DocumentFormat.MAX_BYTES)
    @RequestBodySchema(ConnectorDocument.class)
    @ResponseStatus(HttpStatus.CREATED)
    @AnswerSchema(
            status = 201,
            value = ConnectorResponse.class,
            when = "The connector, which is tested at once; `Location` says where it is.")
    @AnswerSchema(
            value = ValidationResponse.class,
            when = "With `validateOnly=true`: the document could be created; nothing was.")
    DeferredResult<ResponseEntity<CreationResponse>> createConnector(
            Scope scope,
            Grants caller,
            @RequestParam(defaultValue = "false") boolean validateOnly,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = PreferHeader.NAME, required = false) @Nullable String prefer,
            @RequestBody byte[] body) {
        var format = DocumentFormat.of(contentType);
        var wait = verdicts.waitTime(prefer);
        if (validateOnly) {
            var valid = new DeferredResult<ResponseEntity<CreationResponse>>();
            valid.setResult(ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(new ValidationResponse(createConnector.validate(scope, caller, body, format))));
            return valid;
        }
        var connector = createConnector.create(scope, caller, key, body, format, !wait.isZero());
        return verdicts.whenTested(connector, wait, created -> created(created).body(created));
    }

    /**
     * Reads a connector.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @return the connector; in YAML the document alone, as it could be sent again
     */
    @GetMapping(
            path = "/{identifier}",
            produces = {MediaType.APPLICATION_JSON_VALUE, DocumentFormat.YAML_TYPE})
    ResponseEntity<ConnectorResponse> getConnector(Scope scope, @PathVariable String identifier) {
        return ConnectorResponse.entity(catalog.require(scope, identifier));
    }

    /**
     * Replaces a connector's definition, or creates the connector.
     *
     * <p>With {@code If-None-Match: *} the connector is created under the identifier of the path, which suits
     * declarative clients. {@code Prefer: wait=30} waits for the verdict as creating does.
     *
     * @param identifier the connector's identifier in the scope of the path; the body may repeat it, and no other
     * @param prefer {@code wait=N}: seconds to wait for the verdict
     * @return the connector with its new definition, which is tested at once where a test could find something else
     */
    @Audited("connector.replaced")
    @PutMapping(
            path = "/{identifier}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, DocumentFormat.YAML_TYPE},
            produces = {MediaType.APPLICATION_JSON_VALUE, DocumentFormat.YAML_TYPE})
    @MaxBodySize(DocumentFormat.MAX_BYTES)
    @RequestBodySchema(ConnectorDocument.class)
    @AnswerSchema(
            value = ConnectorResponse.class,
            when =
                    "The connector has its new definition, and is tested at once where a test could find something else.")
    @AnswerSchema(status = 201, value = ConnectorResponse.class, when = "The connector did not exist and was created.")
    DeferredResult<ResponseEntity<ConnectorResponse>> replaceConnector(
            Scope scope,
            Grants caller,
            @PathVariable String identifier,
            @RequestHeader HttpHeaders headers,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @RequestHeader(name = PreferHeader.NAME, required = false) @Nullable String prefer,
            @RequestBody byte[] body) {
        var parsed = documents.read(body, DocumentFormat.of(contentType), scope);
        var wait = verdicts.waitTime(prefer);
        var create = ETags.requiresAbsence(headers.getFirst(HttpHeaders.IF_NONE_MATCH));
        var before =
                create ? null : catalog.require(scope, identifier).definition().connection();
        var definition = secrets.check(parsed.forIdentifier(identifier), caller, before);
        if (create) {
            return verdicts.whenTested(
                    createAs(free(scope, identifier), definition, !wait.isZero()),
                    wait,
                    created -> created(created).body(created));
        }
        var replaced = catalog.replace(
                reference(scope, identifier),
                headers.getFirst(HttpHeaders.IF_MATCH),
                DefinitionChange.of(definition, !wait.isZero()));
        return verdicts.whenTested(ConnectorResponse.of(replaced), wait, ConnectorResponse::entity);
    }

    /**
     * Deletes a connector.
     *
     * @param identifier the connector's identifier in the scope of the path
     */
    @Audited("connector.deleted")
    @DeleteMapping("/{identifier}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteConnector(
            Scope scope,
            @PathVariable String identifier,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        catalog.delete(reference(scope, identifier), ifMatch);
    }

    private ConnectorResponse createAs(ResourceReference reference, ConnectorDefinition definition, boolean awaited) {
        try {
            return ConnectorResponse.of(catalog.create(reference.scope(), reference.identifier(), definition, awaited));
        } catch (IdentifierTaken taken) {
            throw new ConnectorExists(taken);
        }
    }

    private static ResourceReference free(Scope scope, String identifier) {
        if (!ResourceReference.IDENTIFIER.matcher(identifier).matches()
                || identifier.equals(DefinitionReader.RESERVED)) {
            throw new InvalidRequest(Violation.ofPath(
                    "identifier", "INVALID_IDENTIFIER", "The path does not end in an identifier that can be given."));
        }
        return new ResourceReference(scope, identifier);
    }

    private static ResourceReference reference(Scope scope, String identifier) {
        if (!ResourceReference.IDENTIFIER.matcher(identifier).matches()) {
            throw ConnectorNotFound.of(scope);
        }
        return new ResourceReference(scope, identifier);
    }

    private static ResponseEntity.BodyBuilder created(ConnectorResponse response) {
        return ResponseEntity.created(location(response)).eTag(ETags.of(response.version()));
    }

    private static URI location(ConnectorResponse response) {
        return ResourceUri.of(response.scope(), "connectors", response.identifier());
    }

    /**
     * The answer to a document that could be created.
     *
     * @param identifier that the connector would get
     */
    record ValidationResponse(String identifier) implements CreationResponse {}
}
