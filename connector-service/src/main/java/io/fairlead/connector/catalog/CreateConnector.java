package io.fairlead.connector.catalog;

import io.fairlead.access.Grants;
import io.fairlead.connector.document.DefinitionReader;
import io.fairlead.connector.document.DocumentFormat;
import io.fairlead.connector.idempotency.IdempotencyKey;
import io.fairlead.connector.idempotency.IdempotentRequests;
import io.fairlead.connector.secretref.SecretReferences;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Creates a connector from its document, once for each Idempotency-Key. */
@Component
class CreateConnector {

    private final DefinitionReader documents;
    private final SecretReferences secrets;
    private final ConnectorCatalog catalog;
    private final IdempotentRequests requests;
    private final ConnectorQuota quota;
    private final JsonMapper json = JsonMapper.shared();

    CreateConnector(
            DefinitionReader documents,
            SecretReferences secrets,
            ConnectorCatalog catalog,
            IdempotentRequests requests,
            ConnectorQuota quota) {
        this.documents = documents;
        this.secrets = secrets;
        this.catalog = catalog;
        this.requests = requests;
        this.quota = quota;
    }

    /** @param awaited whether the caller waits for the verdict */
    ConnectorResponse create(
            Scope scope, Grants caller, @Nullable String key, byte[] body, DocumentFormat format, boolean awaited) {
        if (key == null) {
            return create(scope, caller, body, format, awaited);
        }
        var request = IdempotencyKey.of(scope, key, body);
        var answer = requests.findAnswer(request).orElseGet(() -> createOnce(request, caller, body, format, awaited));
        return json.readValue(answer, ConnectorResponse.class);
    }

    /** The identifier that the connector would get. */
    String validate(Scope scope, Grants caller, byte[] body, DocumentFormat format) {
        var parsed = documents.read(body, format, scope);
        var definition = secrets.check(parsed, caller, null);
        var identifier = parsed.identifier();
        if (identifier == null) {
            return catalog.identifierFor(scope, definition.name());
        }
        catalog.find(new ResourceReference(scope, identifier)).ifPresent(taken -> {
            throw IdentifierTaken.of(taken.reference(), catalog.freeIdentifier(scope, identifier));
        });
        return identifier;
    }

    private ConnectorResponse create(Scope scope, Grants caller, byte[] body, DocumentFormat format, boolean awaited) {
        var parsed = documents.read(body, format, scope);
        var definition = secrets.check(parsed, caller, null);
        quota.requireRoom(scope);
        return ConnectorResponse.of(catalog.create(scope, parsed.identifier(), definition, awaited));
    }

    private String createOnce(
            IdempotencyKey request, Grants caller, byte[] body, DocumentFormat format, boolean awaited) {
        var scope = request.scope();
        var parsed = documents.read(body, format, scope);
        var definition = secrets.check(parsed, caller, null);
        quota.requireRoom(scope);
        return requests.runOnce(
                request,
                () -> json.writeValueAsString(
                        ConnectorResponse.of(catalog.create(scope, parsed.identifier(), definition, awaited))));
    }
}
