package io.fairlead.connector.catalog;

import io.fairlead.access.Grants;
import io.fairlead.audit.Audited;
import io.fairlead.connector.document.Definition;
import io.fairlead.connector.document.DefinitionReader;
import io.fairlead.connector.document.Format;
import io.fairlead.connector.reference.SecretReferences;
import io.fairlead.connector.version.Edit;
import io.fairlead.contracts.connector.ConnectorDocument;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.RequestBodySchema;
import io.fairlead.http.problem.ETags;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.scope.ResourceUri;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Creates, reads, replaces and deletes connectors. */
@RestController
@RequestMapping({
    "/api/v1/connectors",
    "/api/v1/orgs/{org}/connectors",
    "/api/v1/orgs/{org}/projects/{project}/connectors"
})
class ConnectorController {

    private final DefinitionReader documents;
    private final SecretReferences secrets;
    private final Catalog catalog;
    private final Creation creation;

    ConnectorController(DefinitionReader documents, SecretReferences secrets, Catalog catalog, Creation creation) {
        this.documents = documents;
        this.secrets = secrets;
        this.catalog = catalog;
        this.creation = creation;
    }

    /** With {@code validateOnly=true} checks all that creating would check, and creates nothing. */
    @Audited("connector.created")
    @PostMapping(
            consumes = {MediaType.APPLICATION_JSON_VALUE, Format.YAML_TYPE},
            produces = {MediaType.APPLICATION_JSON_VALUE, Format.YAML_TYPE})
    @RequestBodySchema(ConnectorDocument.class)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<?> create(
            Scope scope,
            Grants caller,
            @RequestParam(defaultValue = "false") boolean validateOnly,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body) {
        var format = Format.of(contentType);
        return validateOnly
                ? ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(new Valid(creation.validate(scope, caller, body, format)))
                : created(creation.create(scope, caller, key, body, format));
    }

    @GetMapping(
            path = "/{identifier}",
            produces = {MediaType.APPLICATION_JSON_VALUE, Format.YAML_TYPE})
    ResponseEntity<ConnectorAnswer> read(Scope scope, @PathVariable String identifier) {
        return ConnectorAnswer.entity(catalog.require(scope, identifier));
    }

    @Audited("connector.replaced")
    @PutMapping(
            path = "/{identifier}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, Format.YAML_TYPE},
            produces = {MediaType.APPLICATION_JSON_VALUE, Format.YAML_TYPE})
    @RequestBodySchema(ConnectorDocument.class)
    ResponseEntity<ConnectorAnswer> replace(
            Scope scope,
            Grants caller,
            @PathVariable String identifier,
            @RequestHeader HttpHeaders headers,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @RequestBody byte[] body) {
        var reading = documents.read(body, Format.of(contentType), scope);
        var create = headers.getIfNoneMatch().contains("*");
        var before =
                create ? null : catalog.require(scope, identifier).definition().connection();
        var definition = secrets.check(reading.of(identifier), caller, before);
        return create
                ? createAs(free(scope, identifier), definition)
                : ConnectorAnswer.entity(catalog.replace(
                        reference(scope, identifier), headers.getFirst(HttpHeaders.IF_MATCH), Edit.of(definition)));
    }

    @Audited("connector.deleted")
    @DeleteMapping("/{identifier}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            Scope scope,
            @PathVariable String identifier,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        catalog.delete(reference(scope, identifier), ifMatch);
    }

    private ResponseEntity<ConnectorAnswer> createAs(ResourceReference reference, Definition definition) {
        try {
            return created(ConnectorAnswer.of(catalog.create(reference.scope(), reference.identifier(), definition)));
        } catch (IdentifierTaken taken) {
            throw new ConnectorExists(taken);
        }
    }

    private static ResourceReference free(Scope scope, String identifier) {
        if (!ResourceReference.IDENTIFIER.matcher(identifier).matches()
                || identifier.equals(DefinitionReader.RESERVED)) {
            throw new InvalidRequest(
                    "?identifier", "INVALID_IDENTIFIER", "The path does not end in an identifier that can be given.");
        }
        return new ResourceReference(scope, identifier);
    }

    private static ResourceReference reference(Scope scope, String identifier) {
        if (!ResourceReference.IDENTIFIER.matcher(identifier).matches()) {
            throw ConnectorNotFound.of(scope);
        }
        return new ResourceReference(scope, identifier);
    }

    private static ResponseEntity<ConnectorAnswer> created(ConnectorAnswer answer) {
        return ResponseEntity.created(location(answer))
                .eTag(ETags.of(answer.version()))
                .body(answer);
    }

    private static URI location(ConnectorAnswer answer) {
        return ResourceUri.of(answer.scope(), "connectors", answer.identifier());
    }

    /**
     * The answer to a document that could be created.
     *
     * @param identifier that it would get
     */
    record Valid(String identifier) {}
}
