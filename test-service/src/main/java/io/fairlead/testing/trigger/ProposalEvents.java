package io.fairlead.testing.trigger;

import io.fairlead.contracts.connector.ConnectorEvent.ConnectorChangeProposed;
import io.fairlead.contracts.testing.TrialSubject.ProposedDefinition;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testing.run.ConnectorUnderTest;
import io.fairlead.testing.run.RunCause;
import io.fairlead.testing.run.RunLifecycle;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has a proposed definition tested; proposals carry no state, so they are on the internal topic alone. */
@Component
class ProposalEvents {

    private final RunLifecycle lifecycle;

    ProposalEvents(RunLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    @Transactional
    @KafkaListener(topics = TopicNames.CONNECTOR_INTERNAL)
    void on(ConnectorChangeProposed proposed) {
        var definition = proposed.connector();
        lifecycle.request(
                ConnectorUnderTest.of(proposed.connectorId(), definition),
                RunCause.changeProposed(new ProposedDefinition(proposed.proposalId())),
                definition.connection());
    }
}
