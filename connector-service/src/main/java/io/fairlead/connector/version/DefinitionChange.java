package io.fairlead.connector.version;

import io.fairlead.connector.document.ConnectorDefinition;
import org.jspecify.annotations.Nullable;

/**
 * What a connector's definition becomes.
 *
 * @param restores the earlier version that it is taken from
 * @param awaited whether somebody waits for the verdict on it
 */
public record DefinitionChange(
        ConnectorDefinition definition, @Nullable Long restores, boolean awaited) {

    public static DefinitionChange of(ConnectorDefinition definition) {
        return of(definition, false);
    }

    public static DefinitionChange of(ConnectorDefinition definition, boolean awaited) {
        return new DefinitionChange(definition, null, awaited);
    }
}
