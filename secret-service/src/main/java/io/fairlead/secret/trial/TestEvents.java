package io.fairlead.secret.trial;

import io.fairlead.contracts.testing.TestEvent.TestCompleted;
import io.fairlead.contracts.testing.TestEvent.TestRequested;
import io.fairlead.contracts.testing.TrialSubject;
import io.fairlead.contracts.testing.TrialSubject.ProposedDefinition;
import io.fairlead.contracts.testing.TrialSubject.StagedSecret;
import io.fairlead.contracts.testing.TrialSubject.UnknownTrial;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.secret.reference.ProposedConnectors;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hears what becomes of tests of what is not live; most tests are of what is, and no transaction begins for those. */
@Component
@KafkaListener(topics = TopicNames.TEST_INTERNAL)
class TestEvents {

    private final OpenTrials open;
    private final TrialLifecycle lifecycle;
    private final ConnectorTrials connectorTrials;
    private final ProposedConnectors proposed;
    private final TransactionTemplate transaction;

    TestEvents(
            OpenTrials open,
            TrialLifecycle lifecycle,
            ConnectorTrials connectorTrials,
            ProposedConnectors proposed,
            PlatformTransactionManager transactions) {
        this.open = open;
        this.lifecycle = lifecycle;
        this.connectorTrials = connectorTrials;
        this.proposed = proposed;
        this.transaction = new TransactionTemplate(transactions);
    }

    @KafkaHandler
    void on(TestRequested begun) {
        var trial = begun.trial();
        if (trial != null) {
            transaction.executeWithoutResult(_ -> began(trial, begun));
        }
    }

    @KafkaHandler
    void on(TestCompleted ended) {
        var trial = ended.trial();
        if (trial != null) {
            transaction.executeWithoutResult(_ -> ended(trial, ended));
        }
    }

    private void began(TrialSubject trial, TestRequested begun) {
        switch (trial) {
            case StagedSecret(var id, var _) -> connectorTrials.saveTestId(id, begun.connectorId(), begun.testId());
            case ProposedDefinition(var id) -> proposed.save(id, begun);
            case UnknownTrial _ -> {}
        }
    }

    private void ended(TrialSubject trial, TestCompleted ended) {
        switch (trial) {
            case StagedSecret(var id, var _) -> open.lock(id).ifPresent(open -> lifecycle.completed(open, ended));
            case ProposedDefinition(var id) -> proposed.delete(id);
            case UnknownTrial _ -> {}
        }
    }
}
