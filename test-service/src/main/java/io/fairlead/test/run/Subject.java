package io.fairlead.test.run;

import io.fairlead.contracts.connector.ConnectorEvent.Definition;
import io.fairlead.contracts.scope.Reference;
import java.util.UUID;

/** The connector under test, in the one version that the verdict will be about. */
public record Subject(UUID connectorId, Reference connector, long version, String configurationHash) {

    public static Subject of(UUID connectorId, Definition definition) {
        return new Subject(connectorId, definition.reference(), definition.version(), definition.configurationHash());
    }
}
