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
@KafkaListener(topics = {TopicNames.DELEGATE_EVENTS, TopicNames.DELEGATE_INTERNAL})
class DelegateEvents {

    private final RunSchedule schedule;
    private final RetryRuns retries;

    DelegateEvents(RunSchedule schedule, RetryRuns retries) {
        this.schedule = schedule;
        this.retries = retries;
    }

    @KafkaHandler
    void on(DelegateConnected connected) {
        retryNow();
    }

    @KafkaHandler
    void on(DelegateDrainCancelled cancelled) {
        retryNow();
    }

    /** Not with the next sweep, which may be a while where nothing was due. */
    private void retryNow() {
        if (schedule.retryRunsWithoutDelegate()) {
            retries.sweep();
        }
    }
}
