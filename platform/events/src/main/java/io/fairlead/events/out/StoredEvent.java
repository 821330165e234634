package io.fairlead.events.out;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.actor.Actor.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A row of the outbox, and the Kafka records it becomes. */
record StoredEvent(
        long id,
        String topic,
        @Nullable String stateTopic,
        UUID aggregateId,
        long sequence,
        UUID eventId,
        String type,
        boolean ends,
        Instant occurredAt,
        @Nullable String traceparent,
        @Nullable String actor,
        String payload) {

    static final int PARTITIONS = 8;

    StoredEvent withId(long stored) {
        return new StoredEvent(
                stored,
                topic,
                stateTopic,
                aggregateId,
                sequence,
                eventId,
                type,
                ends,
                occurredAt,
                traceparent,
                actor,
                payload);
    }

    int partition() {
        return partitionOf(aggregateId);
    }

    static int partitionOf(UUID aggregateId) {
        return Math.floorMod(aggregateId.hashCode(), PARTITIONS);
    }

    /** One for the topic of all events; one for the compacted topic if this event belongs there. */
    List<ProducerRecord<String, byte[]>> records(String source) {
        var body = payload.getBytes(StandardCharsets.UTF_8);
        var records = new ArrayList<ProducerRecord<String, byte[]>>(2);
        records.add(record(topic, source, body));
        if (stateTopic != null) {
            records.add(record(stateTopic, source, ends ? null : body));
        }
        return records;
    }

    private ProducerRecord<String, byte[]> record(String target, String source, byte @Nullable [] body) {
        var written = KafkaMessageFactory.<String>createWriter(target, null, null, aggregateId.toString())
                .writeBinary(cloudEvent(source, body));
        if (traceparent != null) {
            written.headers().add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
        }
        return written;
    }

    private CloudEvent cloudEvent(String source, byte @Nullable [] body) {
        var event = CloudEventBuilder.v1()
                .withId(eventId.toString())
                .withType(type)
                .withSource(URI.create("/" + source))
                .withSubject(aggregateId.toString())
                .withTime(occurredAt.atOffset(ZoneOffset.UTC))
                .withExtension("sequence", Long.toString(sequence))
                .withExtension("actor", actor == null ? new Actor(Kind.FAIRLEAD, source).toText() : actor);
        return body == null
                ? event.build()
                : event.withData("application/json", body).build();
    }
}
