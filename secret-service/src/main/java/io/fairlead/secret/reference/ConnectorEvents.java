package io.fairlead.secret.reference;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorDeleted;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorUpdated;
import io.fairlead.contracts.topic.TopicNames;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hears what becomes of connectors. */
@Component
@KafkaListener(topics = TopicNames.CONNECTOR_STATE)
class ConnectorEvents {

    private final KnownConnectors connectors;

    ConnectorEvents(KnownConnectors connectors) {
        this.connectors = connectors;
    }

    @KafkaHandler
    @Transactional
    void on(ConnectorCreated created) {
        connectors.save(created.connectorId(), created.sequence(), created.connector());
    }

    @KafkaHandler
    @Transactional
    void on(ConnectorUpdated updated) {
        connectors.save(updated.connectorId(), updated.sequence(), updated.connector());
    }

    @KafkaHandler
    @Transactional
    void on(ConnectorDeleted deleted) {
        connectors.delete(deleted.connectorId(), deleted.sequence());
    }
}
