package io.fairlead.connector.secretref;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.secret.SecretEvent.SecretCreated;
import io.fairlead.contracts.secret.SecretEvent.SecretDeleted;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.topic.TopicNames;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hears which secrets exist, and passes on what is new. */
@Component
@KafkaListener(topics = TopicNames.SECRET_STATE)
class SecretEvents {

    private final KnownSecrets secrets;
    private final ApplicationEventPublisher events;

    SecretEvents(KnownSecrets secrets, ApplicationEventPublisher events) {
        this.secrets = secrets;
        this.events = events;
    }

    @KafkaHandler
    @Transactional
    void on(SecretCreated created) {
        saveLiveVersion(created.secretId(), created.sequence(), created.secret(), created.version());
    }

    @KafkaHandler
    @Transactional
    void on(SecretRotated rotated) {
        saveLiveVersion(rotated.secretId(), rotated.sequence(), rotated.secret(), rotated.version());
    }

    @KafkaHandler
    void on(SecretDeleted deleted) {
        secrets.delete(deleted.secretId(), deleted.sequence());
    }

    private void saveLiveVersion(UUID secretId, long sequence, ResourceReference secret, long version) {
        if (secrets.save(secretId, sequence, secret, version)) {
            events.publishEvent(new SecretChanged(secret, secretId, version));
        }
    }
}
