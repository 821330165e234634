package io.fairlead.secret.trial;

import io.fairlead.contracts.event.TopicNames;
import io.fairlead.contracts.test.TestEvent;
import io.fairlead.contracts.test.TestEvent.TestCompleted;
import io.fairlead.contracts.test.TestEvent.TestRequested;
import io.fairlead.contracts.test.Trial.StagedSecret;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hears what becomes of the tests of a trial. */
@Component
class TestEvents {

    private final OpenTrials open;
    private final TrialLedger ledger;
    private final TrialTable table;

    TestEvents(OpenTrials open, TrialLedger ledger, TrialTable table) {
        this.open = open;
        this.ledger = ledger;
        this.table = table;
    }

    @Transactional
    @KafkaListener(topics = TopicNames.TEST_EVENTS)
    void on(TestEvent event) {
        if (event instanceof TestRequested begun && begun.trial() instanceof StagedSecret(var trialId, var _)) {
            table.began(trialId, begun.connectorId(), begun.testId());
        }
        if (event instanceof TestCompleted ended && ended.trial() instanceof StagedSecret(var trialId, var _)) {
            open.lock(trialId).ifPresent(trial -> ledger.completed(trial, ended));
        }
    }
}
