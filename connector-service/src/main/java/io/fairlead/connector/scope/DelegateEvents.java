package io.fairlead.connector.scope;

import io.fairlead.contracts.delegate.DelegateEvent.DelegateRegistered;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRemoved;
import io.fairlead.contracts.topic.TopicNames;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears where delegates live. */
@Component
@KafkaListener(topics = TopicNames.DELEGATE_STATE)
class DelegateEvents {

    private final UsedScopes scopes;

    DelegateEvents(UsedScopes scopes) {
        this.scopes = scopes;
    }

    @KafkaHandler
    void on(DelegateRegistered registered) {
        scopes.saveDelegateScope(registered.delegateId(), registered.sequence(), registered.scope());
    }

    @KafkaHandler
    void on(DelegateRemoved removed) {
        scopes.saveDelegateScope(removed.delegateId(), removed.sequence(), null);
    }
}
