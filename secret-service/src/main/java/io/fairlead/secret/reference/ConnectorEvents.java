package io.fairlead.secret.reference;

import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorChangeProposed;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorDeleted;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatusChanged;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorUpdated;
import io.fairlead.contracts.topic.TopicNames;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hears what becomes of connectors. */
@Component
class ConnectorEvents {

    private final KnownConnectors connectors;

    ConnectorEvents(KnownConnectors connectors) {
        this.connectors = connectors;
    }

    @Transactional
    @KafkaListener(topics = TopicNames.CONNECTOR_STATE)
    void on(ConnectorEvent event) {
        switch (event) {
            case ConnectorCreated created ->
                connectors.save(created.connectorId(), created.sequence(), created.connector());
            case ConnectorUpdated updated ->
                connectors.save(updated.connectorId(), updated.sequence(), updated.connector());
            case ConnectorDeleted deleted -> connectors.delete(deleted.connectorId(), deleted.sequence());
            case ConnectorChangeProposed _, ConnectorStatusChanged _ -> {}
        }
    }
}
