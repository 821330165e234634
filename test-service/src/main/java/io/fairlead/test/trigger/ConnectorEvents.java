package io.fairlead.test.trigger;

import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorChangeProposed;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorDeleted;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorStatusChanged;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorUpdated;
import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.test.catalog.Change;
import io.fairlead.test.catalog.ConnectorCatalog;
import io.fairlead.test.run.Cause;
import io.fairlead.test.run.RunLedger;
import io.fairlead.test.run.Subject;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has every new configuration of a connector tested. */
@Component
class ConnectorEvents {

    private final ConnectorCatalog catalog;
    private final RunLedger ledger;

    ConnectorEvents(ConnectorCatalog catalog, RunLedger ledger) {
        this.catalog = catalog;
        this.ledger = ledger;
    }

    @Transactional
    @KafkaListener(topics = TopicNames.CONNECTOR_STATE)
    void on(ConnectorEvent event) {
        switch (event) {
            case ConnectorCreated created -> changed(created.connectorId(), created.sequence(), created.connector());
            case ConnectorUpdated updated -> changed(updated.connectorId(), updated.sequence(), updated.connector());
            case ConnectorDeleted deleted -> {
                catalog.forget(deleted.connectorId(), deleted.sequence());
                ledger.cancelAllOf(deleted.connectorId(), "The connector was deleted.");
            }
            case ConnectorChangeProposed _, ConnectorStatusChanged _ -> {}
        }
    }

    private void changed(UUID connectorId, long sequence, PublishedDefinition definition) {
        var change = catalog.keep(connectorId, sequence, definition);
        if (change != Change.NEW && change != Change.CONFIGURATION) {
            return;
        }
        var subject = Subject.of(connectorId, definition);
        var run = ledger.request(subject, Cause.connectorChanged(), definition.connection());
        if (change == Change.CONFIGURATION) {
            run.ifPresent(ledger::supersedeOlderThan);
        }
    }
}
