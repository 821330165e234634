package io.fairlead.connector.version;

import io.fairlead.connector.document.ConnectorDefinition;
import io.fairlead.connector.health.ConnectorHealth;

/**
 * A definition that a connector has or had.
 *
 * @param health as it was last while this was the connector's definition
 */
public record DefinitionVersion(State state, VersionInfo info, ConnectorDefinition definition, ConnectorHealth health) {

    public long number() {
        return info.number();
    }

    /** Whether it is the connector's definition now. */
    public enum State {
        /** It is the connector's definition now. */
        LIVE,
        /** A later version has taken its place. */
        FORMER
    }
}
