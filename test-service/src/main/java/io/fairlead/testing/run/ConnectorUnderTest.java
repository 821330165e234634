package io.fairlead.testing.run;

import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.scope.ResourceReference;
import java.util.UUID;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;

/** The connector under test, in the one version that the verdict will be about. */
public record ConnectorUnderTest(
        UUID connectorId,
        @Embedded.Empty ResourceReference connector,
        @Column("connector_version") long version,
        String configurationHash) {

    public static ConnectorUnderTest of(UUID connectorId, PublishedDefinition definition) {
        return new ConnectorUnderTest(
                connectorId, definition.reference(), definition.version(), definition.configurationHash());
    }
}
