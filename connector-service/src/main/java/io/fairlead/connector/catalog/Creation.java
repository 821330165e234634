package io.fairlead.connector.catalog;

import io.fairlead.access.Grants;
import io.fairlead.connector.document.DefinitionReader;
import io.fairlead.connector.document.Format;
import io.fairlead.connector.reference.SecretReferences;
import io.fairlead.connector.repeat.RepeatedRequests;
import io.fairlead.connector.repeat.RequestKey;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Creates a connector from its document, once for each Idempotency-Key. */
@Component
class Creation {

    private final DefinitionReader documents;
    private final SecretReferences secrets;
    private final Catalog catalog;
    private final RepeatedRequests requests;
    private final JsonMapper json = JsonMapper.builder().build();

    Creation(DefinitionReader documents, SecretReferences secrets, Catalog catalog, RepeatedRequests requests) {
        this.documents = documents;
        this.secrets = secrets;
        this.catalog = catalog;
        this.requests = requests;
    }

    ConnectorAnswer create(Scope scope, Grants caller, @Nullable String key, byte[] body, Format format) {
        if (key == null) {
            return create(scope, caller, body, format);
        }
        var request = RequestKey.of(scope, key, body);
        var answer = requests.answer(request).orElseGet(() -> createOnce(request, caller, body, format));
        return json.readValue(answer, ConnectorAnswer.class);
    }

    /** The identifier that the connector would get. */
    String validate(Scope scope, Grants caller, byte[] body, Format format) {
        var reading = documents.read(body, format, scope);
        var definition = secrets.check(reading, caller, null);
        var identifier = reading.identifier();
        if (identifier == null) {
            return catalog.identifierFor(scope, definition.name());
        }
        catalog.find(new ResourceReference(scope, identifier)).ifPresent(taken -> {
            throw IdentifierTaken.of(taken.reference(), catalog.freeIdentifier(scope, identifier));
        });
        return identifier;
    }

    private ConnectorAnswer create(Scope scope, Grants caller, byte[] body, Format format) {
        var reading = documents.read(body, format, scope);
        return ConnectorAnswer.of(catalog.create(scope, reading.identifier(), secrets.check(reading, caller, null)));
    }

    private String createOnce(RequestKey request, Grants caller, byte[] body, Format format) {
        var scope = request.scope();
        var reading = documents.read(body, format, scope);
        var definition = secrets.check(reading, caller, null);
        return requests.once(
                request,
                () -> json.writeValueAsString(
                        ConnectorAnswer.of(catalog.create(scope, reading.identifier(), definition))));
    }
}
