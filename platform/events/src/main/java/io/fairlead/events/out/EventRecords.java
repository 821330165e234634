package io.fairlead.events.out;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.actor.Actor.Kind;
import io.fairlead.contracts.event.EventType.Audience;
import io.fairlead.contracts.topic.Topic;
import io.fairlead.events.topic.TopicNaming;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Makes the Kafka records of a stored event: one for each topic that its type goes to. */
class EventRecords {

    private final String service;
    private final URI source;
    private final TopicNaming naming;
    private final String schemas;

    EventRecords(String service, TopicNaming naming, PublishedEventProperties properties) {
        this.service = service;
        this.naming = naming;
        this.source = properties.source(service);
        this.schemas = properties.schemas();
    }

    /** The topics are those of this build: a row may have been stored by an earlier one, which knew others. */
    List<ProducerRecord<String, byte[]>> of(StoredEvent event) {
        var type = Topic.eventType(event.type());
        var body = event.payload().getBytes(StandardCharsets.UTF_8);
        if (event.only() != null) {
            return List.of(record(event.only(), event, body));
        }
        var records = new ArrayList<ProducerRecord<String, byte[]>>(4);
        for (var topic : type.map(Topic::streamsOf).orElse(List.of(event.topic()))) {
            records.add(record(topic, event, body));
        }
        for (var topic : type.map(Topic::compactedOf).orElse(List.of())) {
            records.add(record(topic, event, event.ends() ? null : body));
        }
        return records;
    }

    private ProducerRecord<String, byte[]> record(String topic, StoredEvent event, byte @Nullable [] body) {
        var written = KafkaMessageFactory.<String>createWriter(
                        naming.topic(topic), null, null, event.aggregateId().toString())
                .writeBinary(cloudEvent(event, body));
        if (event.traceparent() != null) {
            written.headers().add("traceparent", event.traceparent().getBytes(StandardCharsets.US_ASCII));
        }
        return written;
    }

    private CloudEvent cloudEvent(StoredEvent stored, byte @Nullable [] body) {
        var actor = Actor.parse(stored.actor()).orElse(new Actor(Kind.FAIRLEAD, service));
        var event = CloudEventBuilder.v1()
                .withId(stored.eventId().toString())
                .withType(stored.type())
                .withSource(source)
                .withSubject(stored.aggregateId().toString())
                .withTime(stored.occurredAt().atOffset(ZoneOffset.UTC))
                .withExtension("sequence", Long.toString(stored.sequence()))
                .withExtension("authtype", authType(actor.kind()))
                .withExtension("authid", actor.subject())
                // What services read that are not upgraded yet.
                .withExtension("actor", actor.toText());
        var trace = Traceparent.traceIdOf(stored.traceparent());
        if (trace != null) {
            event.withExtension("correlationid", trace);
        }
        if (isPublic(stored.type())) {
            event.withDataSchema(URI.create(schemas + stored.type()));
        }
        return body == null
                ? event.build()
                : event.withData("application/json", body).build();
    }

    private static boolean isPublic(String type) {
        return Topic.eventType(type)
                .filter(record -> Topic.annotationOf(record).audience() == Audience.PUBLIC)
                .isPresent();
    }

    /** In the words of the CloudEvents extension Auth Context. */
    private static String authType(Kind kind) {
        return switch (kind) {
            case PERSON -> "user";
            case SERVICE, DELEGATE -> "service_account";
            case FAIRLEAD -> "system";
            case NOBODY -> "unauthenticated";
        };
    }
}
