package io.fairlead.events.in;

import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.topic.Topic;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.converter.MessagingMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Makes the record that {@code ce_type} names out of what came from Kafka; a tombstone becomes the event that ends. */
class EventConverter extends MessagingMessageConverter {

    private final JsonMapper json = JsonMapper.shared();

    @Override
    protected Object extractAndConvertValue(ConsumerRecord<?, ?> record, @Nullable Type type) {
        var event = CloudEventHeaders.type(record)
                .flatMap(Topic::eventType)
                .orElseThrow(() -> UnreadableEvent.of(record, "no ce_type"));
        try {
            return record.value() instanceof byte[] body ? json.readValue(body, event) : tombstone(record, event);
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw UnreadableEvent.of(record, "no valid " + event.getSimpleName() + ", " + e.getClass());
        }
    }

    private Object tombstone(ConsumerRecord<?, ?> record, Class<? extends Event> type) {
        if (!Topic.annotationOf(type).ends()) {
            throw UnreadableEvent.of(record, "a tombstone, but " + type.getSimpleName() + " ends nothing");
        }
        var id = type.getRecordComponents()[0].getName();
        var sequence =
                CloudEventHeaders.sequence(record).orElseThrow(() -> UnreadableEvent.of(record, "no ce_sequence"));
        return json.convertValue(Map.of(id, String.valueOf(record.key()), "sequence", Long.valueOf(sequence)), type);
    }
}
