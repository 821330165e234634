package io.fairlead.events.in;

import io.fairlead.contracts.topic.Topic;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.adapter.RecordFilterStrategy;

/** Passes over events that a newer publisher knows and this build does not, and counts them. */
class SkipUnknownTypes implements RecordFilterStrategy<Object, Object> {

    private final MeterRegistry metrics;

    SkipUnknownTypes(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public boolean filter(ConsumerRecord<Object, Object> record) {
        var unknown = CloudEventHeaders.type(record)
                .filter(type -> Topic.eventType(type).isEmpty())
                .isPresent();
        if (unknown) {
            metrics.counter("fairlead.intake.skipped", "topic", record.topic()).increment();
        }
        return unknown;
    }
}
