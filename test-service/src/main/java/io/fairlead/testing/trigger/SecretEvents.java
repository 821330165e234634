package io.fairlead.testing.trigger;

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
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Has every connector tested whose secret got a new value, or may get one. */
@Component
@KafkaListener(topics = {TopicNames.SECRET_EVENTS, TopicNames.SECRET_INTERNAL})
class SecretEvents {

    private final ConnectorDirectory catalog;
    private final RunLifecycle lifecycle;

    SecretEvents(ConnectorDirectory catalog, RunLifecycle lifecycle) {
        this.catalog = catalog;
        this.lifecycle = lifecycle;
    }

    @KafkaHandler
    @Transactional
    void on(SecretRotated rotated) {
        var cause = RunCause.secretChanged(rotated.secretId(), rotated.version());
        for (var connector : catalog.lockReferringTo(rotated.secret())) {
            var definition = connector.definition();
            lifecycle
                    .request(ConnectorUnderTest.of(connector.connectorId(), definition), cause, definition.connection())
                    .ifPresent(lifecycle::supersedeOlderThan);
        }
    }

    /** A connector that has changed its secret or is gone meanwhile has no run; whoever asked looks after that. */
    @KafkaHandler
    @Transactional
    void on(SecretTrialRequested trial) {
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
