package io.fairlead.connector.document;

import io.fairlead.contracts.scope.ResourceReference;
import java.util.Map;

/** What a user writes of a connector, in the order of a file: it can be kept and sent again. */
public record DefinitionDocument(
        String name,
        String identifier,
        String description,
        Map<String, String> tags,
        String type,
        Map<String, Object> spec) {

    public static DefinitionDocument of(ResourceReference connector, ConnectorDefinition definition) {
        return new DefinitionDocument(
                definition.name(),
                connector.identifier(),
                definition.description(),
                definition.tags().values(),
                ConnectorDefinition.TYPE,
                DefinitionWriter.spec(definition.connection(), connector.scope()));
    }

    /** An answer that can be had as a document alone, without what the service knows. */
    public interface DocumentResponse {

        DefinitionDocument document();
    }
}
