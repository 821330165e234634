package io.fairlead.connector.proposal;

import io.fairlead.access.Grants;
import io.fairlead.access.RequiresServiceScope;
import io.fairlead.audit.NotAudited;
import io.fairlead.connector.catalog.Connector;
import io.fairlead.connector.catalog.ConnectorCatalog;
import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.connector.document.DefinitionReader;
import io.fairlead.connector.document.DocumentFormat;
import io.fairlead.connector.secretref.SecretReferences;
import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.body.MaxBodySize;
import io.fairlead.http.problem.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Checks, for test-service, what somebody wants tested before it is a connector. */
@RestController
class DraftController {

    private final DefinitionReader documents;
    private final SecretReferences secrets;
    private final ConnectorCatalog catalog;

    DraftController(DefinitionReader documents, SecretReferences secrets, ConnectorCatalog catalog) {
        this.documents = documents;
        this.secrets = secrets;
        this.catalog = catalog;
    }

    /**
     * Checks a connector's document that is to be tested without being saved.
     *
     * <p>It may bear the name of a connector that there is: it is then tested as a change of that one.
     *
     * @param draft the document, and on whose behalf it is tested
     * @return the definition to test, in the version that it would have
     */
    @NotAudited("Nothing is kept; test-service records the test.")
    @RequiresServiceScope("connectors.read")
    @MaxBodySize(2 * DocumentFormat.MAX_BYTES)
    @PostMapping("/internal/v1/drafts")
    CheckedDraft checkDraft(@RequestBody DraftCheckRequest draft) {
        var scope = draft.parsedScope();
        var parsed = documents.read(
                draft.document.getBytes(StandardCharsets.UTF_8), DocumentFormat.of(draft.contentType), scope);
        var before = Optional.ofNullable(parsed.identifier())
                .filter(identifier ->
                        ResourceReference.IDENTIFIER.matcher(identifier).matches())
                .flatMap(identifier -> catalog.find(new ResourceReference(scope, identifier)));
        var definition = secrets.check(
                parsed,
                Grants.of(scope.account(), draft.grants),
                before.map(live -> live.definition().connection()).orElse(null));
        return new CheckedDraft(before.map(live -> live.snapshotWith(definition))
                .orElseGet(() -> snapshot(scope, parsed.identifier(), definition)));
    }

    private ConnectorEvent.PublishedDefinition snapshot(
            Scope scope, @Nullable String identifier, ConnectorDefinition definition) {
        var name = identifier == null ? catalog.identifierFor(scope, definition.name()) : identifier;
        return Connector.snapshot(new ResourceReference(scope, name), definition, 1);
    }

    /**
     * A connector's document that somebody wants tested, and on whose behalf.
     *
     * @param scope where the connector would live: {@code account}, {@code account/org} or {@code account/org/project}
     * @param grants of whoever wants it tested, in that account
     * @param contentType of the document, {@code application/json} or {@code application/yaml}
     * @param document the connector's document as it was sent
     */
    record DraftCheckRequest(String scope, List<String> grants, String contentType, String document) {

        Scope parsedScope() {
            try {
                return Scope.parse(scope);
            } catch (IllegalArgumentException _) {
                throw new InvalidRequest(
                        "/scope",
                        "INVALID_SCOPE",
                        "Not a valid scope. Expected account, account/org or account/org/project.");
            }
        }

        /** Somebody may have written a secret into the document. */
        @Override
        public String toString() {
            return "Draft[scope=%s]".formatted(scope);
        }
    }

    /**
     * What would be tested.
     *
     * @param connector as it would be told, in the version that it would have
     */
    record CheckedDraft(ConnectorEvent.PublishedDefinition connector) {}
}
