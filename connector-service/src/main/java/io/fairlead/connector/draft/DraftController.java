package io.fairlead.connector.draft;

import io.fairlead.access.Grants;
import io.fairlead.access.RequiresServiceScope;
import io.fairlead.audit.NotAudited;
import io.fairlead.connector.catalog.Catalog;
import io.fairlead.connector.catalog.Connector;
import io.fairlead.connector.document.Definition;
import io.fairlead.connector.document.DefinitionReader;
import io.fairlead.connector.document.Format;
import io.fairlead.connector.reference.SecretReferences;
import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
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
    private final Catalog catalog;

    DraftController(DefinitionReader documents, SecretReferences secrets, Catalog catalog) {
        this.documents = documents;
        this.secrets = secrets;
        this.catalog = catalog;
    }

    /** A draft may bear the name of a connector that there is: it is tested as a change of that one. */
    @NotAudited("Nothing is kept; test-service records the test.")
    @RequiresServiceScope("connectors.read")
    @PostMapping("/internal/v1/drafts")
    Checked check(@RequestBody Draft draft) {
        var scope = draft.place();
        var reading =
                documents.read(draft.document.getBytes(StandardCharsets.UTF_8), Format.of(draft.contentType), scope);
        var before = Optional.ofNullable(reading.identifier())
                .filter(identifier ->
                        ResourceReference.IDENTIFIER.matcher(identifier).matches())
                .flatMap(identifier -> catalog.find(new ResourceReference(scope, identifier)));
        var definition = secrets.check(
                reading,
                Grants.of(scope.account(), draft.grants),
                before.map(live -> live.definition().connection()).orElse(null));
        return new Checked(before.map(live -> live.toldWith(definition))
                .orElseGet(() -> told(scope, reading.identifier(), definition)));
    }

    private ConnectorEvent.PublishedDefinition told(Scope scope, @Nullable String identifier, Definition definition) {
        var name = identifier == null ? catalog.identifierFor(scope, definition.name()) : identifier;
        return Connector.told(new ResourceReference(scope, name), definition, 1);
    }

    /**
     * @param scope where the connector would live
     * @param grants of whoever wants it tested, in that account
     * @param contentType of the document
     */
    record Draft(String scope, List<String> grants, String contentType, String document) {

        Scope place() {
            try {
                return Scope.parse(scope);
            } catch (IllegalArgumentException _) {
                throw new InvalidRequest("/scope", "INVALID_SCOPE", "This is no scope.");
            }
        }

        /** Somebody may have written a secret into the document. */
        @Override
        public String toString() {
            return "Draft[scope=%s]".formatted(scope);
        }
    }

    /** @param connector as it would be told, in the version that it would have */
    record Checked(ConnectorEvent.PublishedDefinition connector) {}
}
