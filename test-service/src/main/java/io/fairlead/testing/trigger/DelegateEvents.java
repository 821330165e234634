package io.fairlead.testing.trigger;

import io.fairlead.contracts.delegate.DelegateEvent.DelegateConnected;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainCancelled;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testing.run.RunSchedule;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Has everything tested that waits for a delegate, as soon as one comes. */
@Component
@KafkaListener(topics = TopicNames.DELEGATE_EVENTS)
class DelegateEvents {

    private final RunSchedule schedule;

    DelegateEvents(RunSchedule schedule) {
        this.schedule = schedule;
    }

    @KafkaHandler
    void on(DelegateConnected connected) {
        schedule.retryRunsWithoutDelegate();
    }

    @KafkaHandler
    void on(DelegateDrainCancelled cancelled) {
        schedule.retryRunsWithoutDelegate();
    }
}
