package io.fairlead.connector.version;

import io.fairlead.connector.document.Definition;
import io.fairlead.connector.health.Health;

/**
 * A definition that a connector has or had.
 *
 * @param health as it was last while this was the connector's definition
 */
public record Version(State state, Revision revision, Definition definition, Health health) {

    public long number() {
        return revision.number();
    }

    /** Whether it is the connector's definition now. */
    public enum State {
        LIVE,
        FORMER
    }
}
