package io.fairlead.connector.catalog;

import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.events.out.StateSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the compacted topics should hold of the connectors: their definitions, and whether they work. */
@Configuration(proxyBeanMethods = false)
class ConnectorStates {

    @Bean
    StateSource connectorDefinitions(Connectors connectors) {
        return new Source(connectors, TopicNames.CONNECTOR_STATE, connector -> connector.updated(false));
    }

    @Bean
    StateSource connectorStatuses(Connectors connectors) {
        return new Source(connectors, TopicNames.CONNECTOR_STATUS, Connector::currentStatus);
    }

    private record Source(Connectors connectors, String topic, Function<Connector, ConnectorEvent> state)
            implements StateSource {

        @Override
        public List<UUID> idsAfter(UUID id, int limit) {
            return connectors.findIdsAfter(id, limit);
        }

        @Override
        public Optional<ConnectorEvent> lock(UUID id) {
            return connectors.findLockedById(id).map(state);
        }
    }
}
