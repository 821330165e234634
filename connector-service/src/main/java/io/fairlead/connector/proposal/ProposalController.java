package io.fairlead.connector.proposal;

import io.fairlead.access.Grants;
import io.fairlead.audit.Audited;
import io.fairlead.connector.catalog.ConnectorCatalog;
import io.fairlead.connector.document.DefinitionReader;
import io.fairlead.connector.document.DocumentFormat;
import io.fairlead.connector.secretref.SecretReferences;
import io.fairlead.connector.version.DefinitionChange;
import io.fairlead.contracts.connector.ConnectorDocument;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.RequestBodySchema;
import io.fairlead.http.body.MaxBodySize;
import io.fairlead.http.scope.ScopedMapping;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes changes that have to be proved first, shows what became of one, and withdraws it. */
@RestController
@ScopedMapping("/connectors/{identifier}")
class ProposalController {

    private final DefinitionReader documents;
    private final SecretReferences secrets;
    private final ConnectorCatalog catalog;
    private final ProposalLifecycle proposals;

    ProposalController(
            DefinitionReader documents,
            SecretReferences secrets,
            ConnectorCatalog catalog,
            ProposalLifecycle proposals) {
        this.documents = documents;
        this.secrets = secrets;
        this.catalog = catalog;
        this.proposals = proposals;
    }

    /**
     * Replaces the connector once a test of the new definition has passed; until then, and when it does not pass, what
     * works stays as it is. The answer is 200 without a body where the change touches nothing that a test depends on.
     *
     * @param identifier the connector's identifier in the scope of the path; the body may repeat it, and no other
     * @return the proposal, whose test has been asked for; {@code Location} says where it is
     */
    @Audited("connector.change-proposed")
    @PutMapping(
            params = "promote=onSuccess",
            consumes = {MediaType.APPLICATION_JSON_VALUE, DocumentFormat.YAML_TYPE})
    @MaxBodySize(DocumentFormat.MAX_BYTES)
    @RequestBodySchema(ConnectorDocument.class)
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<ProposalResponse> proposeConnector(
            Scope scope,
            Grants caller,
            @PathVariable String identifier,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            @RequestBody byte[] body) {
        var live = catalog.require(scope, identifier);
        var parsed = documents.read(body, DocumentFormat.of(contentType), scope).forIdentifier(identifier);
        var definition = secrets.check(parsed, caller, live.definition().connection());
        var proposal = proposals.propose(live.reference(), ifMatch, DefinitionChange.of(definition));
        return ProposalResponse.entity(proposal, live.reference());
    }

    /**
     * Reads the change that is proposed for a connector.
     *
     * @param identifier the connector's identifier in the scope of the path
     * @return the proposal, which is being tested or has failed
     */
    @GetMapping("/proposal")
    ProposalResponse getProposal(Scope scope, @PathVariable String identifier) {
        return ProposalResponse.of(proposals.require(catalog.require(scope, identifier)), scope);
    }

    /**
     * Withdraws the change that is proposed for a connector.
     *
     * @param identifier the connector's identifier in the scope of the path
     */
    @Audited("connector.change-withdrawn")
    @DeleteMapping("/proposal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdrawProposal(Scope scope, @PathVariable String identifier) {
        proposals.withdraw(catalog.require(scope, identifier));
    }
}
