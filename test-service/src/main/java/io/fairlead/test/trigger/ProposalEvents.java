package io.fairlead.test.trigger;

import io.fairlead.contracts.connector.ConnectorEvent;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorChangeProposed;
import io.fairlead.contracts.testing.TrialSubject.ProposedDefinition;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.test.run.Cause;
import io.fairlead.test.run.RunLedger;
import io.fairlead.test.run.Subject;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has a proposed definition tested; proposals bear no state, so they are on the topic of all events alone. */
@Component
class ProposalEvents {

    private final RunLedger ledger;

    ProposalEvents(RunLedger ledger) {
        this.ledger = ledger;
    }

    @Transactional
    @KafkaListener(topics = TopicNames.CONNECTOR_EVENTS)
    void on(ConnectorEvent event) {
        if (event instanceof ConnectorChangeProposed proposed) {
            var definition = proposed.connector();
            ledger.request(
                    Subject.of(proposed.connectorId(), definition),
                    Cause.changeProposed(new ProposedDefinition(proposed.proposalId())),
                    definition.connection());
        }
    }
}
