package io.fairlead.connector.scope;

import io.fairlead.contracts.delegate.DelegateEvent;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateConnected;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDisconnected;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainCancelled;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainStarted;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRegistered;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRemoved;
import io.fairlead.contracts.topic.TopicNames;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Hears where delegates live. */
@Component
class DelegateEvents {

    private final UsedScopes scopes;

    DelegateEvents(UsedScopes scopes) {
        this.scopes = scopes;
    }

    @KafkaListener(topics = TopicNames.DELEGATE_STATE)
    void on(DelegateEvent event) {
        switch (event) {
            case DelegateRegistered registered ->
                scopes.saveDelegateScope(registered.delegateId(), registered.sequence(), registered.scope());
            case DelegateRemoved removed -> scopes.saveDelegateScope(removed.delegateId(), removed.sequence(), null);
            case DelegateConnected _, DelegateDisconnected _, DelegateDrainStarted _, DelegateDrainCancelled _ -> {}
        }
    }
}
