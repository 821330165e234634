package io.fairlead.connector.proposal;

import io.fairlead.access.Grants;
import io.fairlead.audit.Audited;
import io.fairlead.connector.catalog.Catalog;
import io.fairlead.connector.document.DefinitionReader;
import io.fairlead.connector.document.Format;
import io.fairlead.connector.reference.SecretReferences;
import io.fairlead.connector.version.Edit;
import io.fairlead.contracts.connector.ConnectorDocument;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.RequestBodySchema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes changes that have to be proved first, shows what became of one, and withdraws it. */
@RestController
@RequestMapping({
    "/api/v1/connectors/{identifier}",
    "/api/v1/orgs/{org}/connectors/{identifier}",
    "/api/v1/orgs/{org}/projects/{project}/connectors/{identifier}"
})
class ProposalController {

    private final DefinitionReader documents;
    private final SecretReferences secrets;
    private final Catalog catalog;
    private final Proposing proposing;

    ProposalController(DefinitionReader documents, SecretReferences secrets, Catalog catalog, Proposing proposing) {
        this.documents = documents;
        this.secrets = secrets;
        this.catalog = catalog;
        this.proposing = proposing;
    }

    /**
     * Replaces the connector once a test of the new definition has passed; until then, and when it does not pass, what
     * works stays as it is. The answer is 200 where the change touches nothing that a test depends on.
     */
    @Audited("connector.change-proposed")
    @PutMapping(
            params = "promote=onSuccess",
            consumes = {MediaType.APPLICATION_JSON_VALUE, Format.YAML_TYPE})
    @RequestBodySchema(ConnectorDocument.class)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<ProposalAnswer> propose(
            Scope scope,
            Grants caller,
            @PathVariable String identifier,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @RequestBody byte[] body) {
        var live = catalog.require(scope, identifier);
        var reading = documents.read(body, Format.of(contentType), scope).of(identifier);
        var definition = secrets.check(reading, caller, live.definition().connection());
        var proposal = proposing.propose(live.reference(), ifMatch, Edit.of(definition));
        return ProposalAnswer.entity(proposal, live.reference());
    }

    @GetMapping("/proposal")
    ProposalAnswer read(Scope scope, @PathVariable String identifier) {
        return ProposalAnswer.of(proposing.require(catalog.require(scope, identifier)), scope);
    }

    @Audited("connector.change-withdrawn")
    @DeleteMapping("/proposal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Scope scope, @PathVariable String identifier) {
        proposing.withdraw(catalog.require(scope, identifier));
    }
}
