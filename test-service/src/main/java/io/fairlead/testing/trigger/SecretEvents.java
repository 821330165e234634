package io.fairlead.testing.trigger;

import io.fairlead.contracts.secret.SecretEvent;
import io.fairlead.contracts.secret.SecretEvent.SecretCreated;
import io.fairlead.contracts.secret.SecretEvent.SecretDeleted;
import io.fairlead.contracts.secret.SecretEvent.SecretExpiring;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.secret.SecretEvent.SecretTrialRequested;
import io.fairlead.contracts.secret.SecretEvent.SecretVersionReference;
import io.fairlead.contracts.testing.TrialSubject.StagedSecret;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testing.catalog.ConnectorDirectory;
import io.fairlead.testing.catalog.KnownConnector;
import io.fairlead.testing.run.ConnectorUnderTest;
import io.fairlead.testing.run.RunCause;
import io.fairlead.testing.run.RunLifecycle;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has every connector tested whose secret got a new value, or may get one. */
@Component
class SecretEvents {

    private final ConnectorDirectory catalog;
    private final RunLifecycle lifecycle;

    SecretEvents(ConnectorDirectory catalog, RunLifecycle lifecycle) {
        this.catalog = catalog;
        this.lifecycle = lifecycle;
    }

    @Transactional
    @KafkaListener(topics = TopicNames.SECRET_EVENTS)
    void on(SecretEvent event) {
        switch (event) {
            case SecretRotated rotated -> testConnectorsUsing(rotated);
            case SecretTrialRequested trial -> testWithStagedValue(trial);
            // Nothing refers to a secret before it exists or after it is gone; a reminder changes nothing.
            case SecretCreated _, SecretExpiring _, SecretDeleted _ -> {}
        }
    }

    private void testConnectorsUsing(SecretRotated rotated) {
        var cause = RunCause.secretChanged(rotated.secretId(), rotated.version());
        for (var connector : catalog.lockReferringTo(rotated.secret())) {
            var definition = connector.definition();
            lifecycle
                    .request(ConnectorUnderTest.of(connector.connectorId(), definition), cause, definition.connection())
                    .ifPresent(lifecycle::supersedeOlderThan);
        }
    }

    /** A connector that has changed its secret or is gone meanwhile has no run; whoever asked looks after that. */
    private void testWithStagedValue(SecretTrialRequested trial) {
        var staged = new SecretVersionReference(trial.secret(), trial.secretId(), trial.version());
        var cause = RunCause.secretStaged(new StagedSecret(trial.trialId(), staged));
        for (var connectorId : trial.connectors()) {
            catalog.find(connectorId)
                    .map(KnownConnector::definition)
                    .ifPresent(definition -> lifecycle.request(
                            ConnectorUnderTest.of(connectorId, definition), cause, definition.connection()));
        }
    }
}
