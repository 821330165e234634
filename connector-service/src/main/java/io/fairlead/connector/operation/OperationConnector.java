package io.fairlead.connector.operation;

import io.fairlead.connector.catalog.Connector;
import io.fairlead.contracts.scope.ResourceReference;
import java.util.UUID;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;

/** The connector whose registry is asked, in the version that it has when the operation is asked for. */
record OperationConnector(
        UUID connectorId,
        @Embedded.Empty ResourceReference connector,
        @Column("connector_version") long version) {

    static OperationConnector of(Connector connector) {
        return new OperationConnector(connector.id(), connector.reference(), connector.version());
    }
}
