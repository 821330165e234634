package io.fairlead.connector.reference;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent;
import io.fairlead.contracts.secret.SecretEvent.SecretCreated;
import io.fairlead.contracts.secret.SecretEvent.SecretDeleted;
import io.fairlead.contracts.secret.SecretEvent.SecretExpiring;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.secret.SecretEvent.SecretTrialRequested;
import io.fairlead.contracts.topic.TopicNames;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hears which secrets exist, and passes on what is new. */
@Component
class SecretEvents {

    private final KnownSecrets secrets;
    private final ApplicationEventPublisher inside;

    SecretEvents(KnownSecrets secrets, ApplicationEventPublisher inside) {
        this.secrets = secrets;
        this.inside = inside;
    }

    @KafkaListener(topics = TopicNames.SECRET_STATE)
    @Transactional
    void on(SecretEvent event) {
        switch (event) {
            case SecretCreated created ->
                live(created.secretId(), created.sequence(), created.secret(), created.version());
            case SecretRotated rotated ->
                live(rotated.secretId(), rotated.sequence(), rotated.secret(), rotated.version());
            // Nothing that is live changes; they are never on this topic.
            case SecretTrialRequested _, SecretExpiring _ -> {}
            case SecretDeleted deleted -> secrets.forget(deleted.secretId(), deleted.sequence());
        }
    }

    private void live(UUID secretId, long sequence, ResourceReference secret, long version) {
        if (secrets.learn(secretId, sequence, secret, version)) {
            inside.publishEvent(new SecretChanged(secret, secretId, version));
        }
    }
}
