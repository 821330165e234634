package io.fairlead.connector.status;

import io.fairlead.connector.catalog.Catalog;
import io.fairlead.connector.catalog.Connector;
import io.fairlead.connector.health.Health;
import io.fairlead.connector.proposal.Proposing;
import io.fairlead.connector.reference.SecretReferences;
import io.fairlead.contracts.testing.TestEvent;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TrialSubject.ProposedDefinition;
import io.fairlead.contracts.topic.TopicNames;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears how tests end. */
@Component
class TestEvents {

    private final Catalog catalog;
    private final SecretReferences secrets;
    private final Proposing proposing;

    TestEvents(Catalog catalog, SecretReferences secrets, Proposing proposing) {
        this.catalog = catalog;
        this.secrets = secrets;
        this.proposing = proposing;
    }

    @KafkaListener(topics = TopicNames.TEST_EVENTS)
    void on(TestEvent event) {
        if (event instanceof TestCompleted test) {
            if (test.trial() == null) {
                catalog.assess(test.connectorId(), connector -> assessed(connector, test));
            } else if (test.trial() instanceof ProposedDefinition(var proposalId)) {
                proposing.tested(proposalId, test, connector -> assessed(connector, test));
            }
        }
    }

    /** Asked under the connector's lock: a rotation that is not seen here yet will find what is written now. */
    private Health assessed(Connector connector, TestCompleted test) {
        var proved =
                connector.configurationHash().equals(test.configurationHash()) && !secrets.outdated(test.secrets());
        return proved ? connector.health().after(test) : connector.health();
    }
}
