package io.fairlead.test.trigger;

import io.fairlead.contracts.secret.SecretEvent;
import io.fairlead.contracts.secret.SecretEvent.SecretCreated;
import io.fairlead.contracts.secret.SecretEvent.SecretDeleted;
import io.fairlead.contracts.secret.SecretEvent.SecretExpiring;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.secret.SecretEvent.SecretTrialRequested;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TrialSubject.StagedSecret;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.test.catalog.ConnectorCatalog;
import io.fairlead.test.catalog.KnownConnector;
import io.fairlead.test.run.Cause;
import io.fairlead.test.run.RunLedger;
import io.fairlead.test.run.Subject;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has every connector tested whose secret got a new value, or may get one. */
@Component
class SecretEvents {

    private final ConnectorCatalog catalog;
    private final RunLedger ledger;

    SecretEvents(ConnectorCatalog catalog, RunLedger ledger) {
        this.catalog = catalog;
        this.ledger = ledger;
    }

    @Transactional
    @KafkaListener(topics = TopicNames.SECRET_EVENTS)
    void on(SecretEvent event) {
        switch (event) {
            case SecretRotated rotated -> testAllThatUse(rotated);
            case SecretTrialRequested trial -> tryWithStaged(trial);
            // Nothing refers to a secret before it exists or after it is gone; a reminder changes nothing.
            case SecretCreated _, SecretExpiring _, SecretDeleted _ -> {}
        }
    }

    private void testAllThatUse(SecretRotated rotated) {
        var cause = Cause.secretChanged(rotated.secretId(), rotated.version());
        for (var connector : catalog.lockReferringTo(rotated.secret())) {
            var definition = connector.definition();
            ledger.request(Subject.of(connector.connectorId(), definition), cause, definition.connection())
                    .ifPresent(ledger::supersedeOlderThan);
        }
    }

    /** A connector that has changed its secret or is gone meanwhile has no run; whoever asked looks after that. */
    private void tryWithStaged(SecretTrialRequested wanted) {
        var staged = new SecretVersionReference(wanted.secret(), wanted.secretId(), wanted.version());
        var cause = Cause.secretStaged(new StagedSecret(wanted.trialId(), staged));
        for (var connectorId : wanted.connectors()) {
            catalog.find(connectorId)
                    .map(KnownConnector::definition)
                    .ifPresent(definition ->
                            ledger.request(Subject.of(connectorId, definition), cause, definition.connection()));
        }
    }
}
