package io.fairlead.testing.trigger;

import io.fairlead.contracts.delegate.DelegateEvent;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateConnected;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainCancelled;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testing.run.RunSchedule;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Has everything tested that waits for a delegate, as soon as one comes. */
@Component
class DelegateEvents {

    private final RunSchedule schedule;

    DelegateEvents(RunSchedule schedule) {
        this.schedule = schedule;
    }

    @KafkaListener(topics = TopicNames.DELEGATE_EVENTS)
    void on(DelegateEvent event) {
        if (event instanceof DelegateConnected || event instanceof DelegateDrainCancelled) {
            schedule.retryRunsWithoutDelegate();
        }
    }
}
