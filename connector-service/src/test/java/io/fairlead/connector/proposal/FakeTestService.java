package io.fairlead.connector.proposal;

import static org.awaitility.Awaitility.await;

import io.fairlead.connector.KafkaEvents;
import io.fairlead.contracts.connector.ConnectorEvent.ConnectorChangeProposed;
import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.diagnosis.DiagnosedOutcome;
import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.testing.TestEvent.FinalTestState;
import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TrialSubject.ProposedDefinition;
import io.fairlead.contracts.topic.TopicNames;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Hears of proposed changes as test-service does, and says how their tests end. */
public final class FakeTestService {

    private FakeTestService() {}

    /** The last change that was proposed of a connector. */
    public static ConnectorChangeProposed awaitProposal(UUID connectorId) {
        return await().until(() -> proposals(connectorId), proposals -> !proposals.isEmpty())
                .getLast();
    }

    public static void completeTest(ConnectorChangeProposed proposal, Diagnosis code) {
        KafkaEvents.publish(new TestCompleted(
                UUID.randomUUID(),
                3,
                proposal.connectorId(),
                proposal.connector().version(),
                proposal.connector().configurationHash(),
                FinalTestState.COMPLETED,
                DiagnosedOutcome.of(code, "a sentence"),
                List.of(),
                new DelegateName(UUID.randomUUID(), "harbour"),
                Instant.now(),
                new ProposedDefinition(proposal.proposalId())));
    }

    private static List<ConnectorChangeProposed> proposals(UUID connectorId) {
        return KafkaEvents.recordsOf(connectorId, TopicNames.CONNECTOR_INTERNAL).stream()
                .filter(event -> KafkaEvents.header(event, "ce_type").endsWith("change-proposed.v1"))
                .map(event -> JsonMapper.shared().readValue(event.value(), ConnectorChangeProposed.class))
                .toList();
    }
}
