package io.fairlead.events.in;

import io.fairlead.contracts.topic.Topic;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.adapter.RecordFilterStrategy;

/**
 * Passes over events that a listener has no method for, by their header alone: they are neither observed nor decoded, and no
 * transaction begins. Counts them, apart from those that only a newer publisher knows.
 */
class DropUnhandledTypes implements RecordFilterStrategy<Object, Object> {

    private final Set<String> handled;
    private final ConsumerMetrics metrics;

    DropUnhandledTypes(Set<String> handled, ConsumerMetrics metrics) {
        this.handled = handled;
        this.metrics = metrics;
    }

    /** A record without a type is no event, and goes on to where it is set aside. */
    boolean handles(ConsumerRecord<?, ?> record) {
        return CloudEventHeaders.type(record).map(handled::contains).orElse(true);
    }

    @Override
    public boolean filter(ConsumerRecord<Object, Object> record) {
        var type = CloudEventHeaders.type(record);
        if (type.isEmpty() || handled.contains(type.get())) {
            return false;
        }
        var counter = Topic.eventType(type.get()).isPresent()
                ? metrics.unhandled(record.topic())
                : metrics.skipped(record.topic());
        counter.increment();
        return true;
    }
}
