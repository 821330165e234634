package io.fairlead.connector.version;

import io.fairlead.connector.document.ConnectorDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What a connector's definition becomes.
 *
 * @param restores the earlier version that it is taken from
 */
public record DefinitionChange(
        ConnectorDefinition definition, @Nullable Long restores) {

    public static DefinitionChange of(ConnectorDefinition definition) {
        return new DefinitionChange(definition, null);
    }
}
