package io.fairlead.connector.status;

import io.fairlead.connector.catalog.Connector;
import io.fairlead.connector.catalog.UpdateHealth;
import io.fairlead.connector.health.ConnectorHealth;
import io.fairlead.connector.proposal.ProposalLifecycle;
import io.fairlead.connector.secretref.SecretReferences;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TrialSubject.ProposedDefinition;
import io.fairlead.contracts.topic.TopicNames;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears how tests end. */
@Component
class TestEvents {

    private final UpdateHealth health;
    private final SecretReferences secrets;
    private final ProposalLifecycle proposals;

    TestEvents(UpdateHealth health, SecretReferences secrets, ProposalLifecycle proposals) {
        this.health = health;
        this.secrets = secrets;
        this.proposals = proposals;
    }

    @KafkaListener(topics = TopicNames.TEST_EVENTS)
    void on(TestCompleted test) {
        if (test.trial() == null) {
            health.of(test.connectorId(), connector -> healthAfter(connector, test));
        } else if (test.trial() instanceof ProposedDefinition(var proposalId)) {
            proposals.applyTestResult(proposalId, test, connector -> healthAfter(connector, test));
        }
    }

    /** Asked under the connector's lock: a rotation that is not seen here yet will find what is written now. */
    private ConnectorHealth healthAfter(Connector connector, TestCompleted test) {
        var proved =
                connector.configurationHash().equals(test.configurationHash()) && !secrets.anyOutdated(test.secrets());
        return proved ? connector.health().afterTest(test) : connector.health();
    }
}
