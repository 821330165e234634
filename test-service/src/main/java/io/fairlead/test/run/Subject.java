package io.fairlead.test.run;

import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.scope.ResourceReference;
import java.util.UUID;

/** The connector under test, in the one version that the verdict will be about. */
public record Subject(UUID connectorId, ResourceReference connector, long version, String configurationHash) {

    public static Subject of(UUID connectorId, PublishedDefinition definition) {
        return new Subject(connectorId, definition.reference(), definition.version(), definition.configurationHash());
    }
}
