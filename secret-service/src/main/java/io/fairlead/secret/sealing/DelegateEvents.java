package io.fairlead.secret.sealing;

import io.fairlead.contracts.delegate.DelegateEvent;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateConnected;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDisconnected;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainCancelled;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainStarted;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRegistered;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRemoved;
import io.fairlead.contracts.topic.TopicNames;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hears which delegates there are. */
@Component
class DelegateEvents {

    private static final Logger log = LoggerFactory.getLogger(DelegateEvents.class);

    private final KnownDelegates delegates;
    private final MeterRegistry metrics;

    DelegateEvents(KnownDelegates delegates, MeterRegistry metrics) {
        this.delegates = delegates;
        this.metrics = metrics;
    }

    @Transactional
    @KafkaListener(topics = TopicNames.DELEGATE_STATE)
    void on(DelegateEvent event) {
        switch (event) {
            case DelegateRegistered registered -> save(registered);
            case DelegateRemoved removed -> delegates.markRemoved(removed.delegateId());
            case DelegateConnected _, DelegateDisconnected _, DelegateDrainStarted _, DelegateDrainCancelled _ -> {}
        }
    }

    private void save(DelegateRegistered registered) {
        if (!delegates.saveIfFirst(
                registered.delegateId(), registered.sealingKey(), registered.scope(), registered.tags())) {
            log.warn("refuse another sealing key for delegate {}: keys never change", registered.delegateId());
            metrics.counter("fairlead.delegate.keys.refused").increment();
        }
    }
}
