package io.fairlead.secret.sealing;

import io.fairlead.contracts.delegate.DelegateEvent.DelegateRegistered;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRemoved;
import io.fairlead.contracts.topic.TopicNames;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hears which delegates there are. */
@Component
@KafkaListener(topics = TopicNames.DELEGATE_STATE)
class DelegateEvents {

    private static final Logger log = LoggerFactory.getLogger(DelegateEvents.class);

    private final KnownDelegates delegates;
    private final Counter refusedKeys;

    DelegateEvents(KnownDelegates delegates, MeterRegistry metrics) {
        this.delegates = delegates;
        this.refusedKeys = Counter.builder("fairlead.delegate.keys.refused")
                .description("Sealing keys that were refused because the delegate has another one already")
                .register(metrics);
    }

    @KafkaHandler
    @Transactional
    void on(DelegateRemoved removed) {
        delegates.markRemoved(removed.delegateId());
    }

    @KafkaHandler
    @Transactional
    void on(DelegateRegistered registered) {
        if (!delegates.saveIfFirst(
                registered.delegateId(), registered.sealingKey(), registered.scope(), registered.tags())) {
            log.warn("refuse another sealing key for delegate {}: keys never change", registered.delegateId());
            refusedKeys.increment();
        }
    }
}
