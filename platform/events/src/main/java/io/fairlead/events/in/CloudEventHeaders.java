package io.fairlead.events.in;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The attributes of a CloudEvent in Kafka's binary mode that consumers need. */
final class CloudEventHeaders {

    private CloudEventHeaders() {}

    static Optional<String> type(ConsumerRecord<?, ?> record) {
        return header(record, "ce_type");
    }

    static Optional<String> sequence(ConsumerRecord<?, ?> record) {
        return header(record, "ce_sequence");
    }

    static Optional<String> actor(ConsumerRecord<?, ?> record) {
        return header(record, "ce_actor");
    }

    private static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name))
                .map(header -> new String(header.value(), StandardCharsets.UTF_8));
    }
}
