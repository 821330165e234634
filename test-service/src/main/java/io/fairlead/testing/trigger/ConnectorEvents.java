package io.fairlead.testing.trigger;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorCreated;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorDeleted;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorUpdated;
import io.fairlead.contracts.connector.ConnectorEvent.PublishedDefinition;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testing.catalog.ConnectorDirectory;
import io.fairlead.testing.catalog.ProjectionUpdate;
import io.fairlead.testing.run.ConnectorUnderTest;
import io.fairlead.testing.run.RunCause;
import io.fairlead.testing.run.RunLifecycle;
import io.fairlead.testing.schedule.ConnectorSchedules;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has every new configuration of a connector tested. */
@Component
@KafkaListener(topics = TopicNames.CONNECTOR_STATE)
class ConnectorEvents {

    private final ConnectorDirectory catalog;
    private final RunLifecycle lifecycle;
    private final ConnectorSchedules schedules;

    ConnectorEvents(ConnectorDirectory catalog, RunLifecycle lifecycle, ConnectorSchedules schedules) {
        this.catalog = catalog;
        this.lifecycle = lifecycle;
        this.schedules = schedules;
    }

    @KafkaHandler
    @Transactional
    void on(ConnectorCreated created) {
        changed(created.connectorId(), created.sequence(), created.connector(), created.awaited());
    }

    @KafkaHandler
    @Transactional
    void on(ConnectorUpdated updated) {
        changed(updated.connectorId(), updated.sequence(), updated.connector(), updated.awaited());
    }

    @KafkaHandler
    @Transactional
    void on(ConnectorDeleted deleted) {
        catalog.delete(deleted.connectorId(), deleted.sequence());
        // first, so that no test is started after those that were started are cancelled
        schedules.delete(deleted.connectorId());
        lifecycle.cancelAllOf(deleted.connectorId(), "The connector was deleted.");
    }

    private void changed(UUID connectorId, long sequence, PublishedDefinition definition, @Nullable Boolean awaited) {
        var update = catalog.save(connectorId, sequence, definition);
        if (update != ProjectionUpdate.NEW && update != ProjectionUpdate.CONFIGURATION) {
            return;
        }
        schedules.begin(connectorId);
        var subject = ConnectorUnderTest.of(connectorId, definition);
        var run = lifecycle.request(
                subject, RunCause.connectorChanged(), definition.connection(), Boolean.TRUE.equals(awaited));
        if (update == ProjectionUpdate.CONFIGURATION) {
            run.ifPresent(lifecycle::supersedeOlderThan);
        }
    }
}
