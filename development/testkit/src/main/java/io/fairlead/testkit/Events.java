package io.fairlead.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testkit.server.Kafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Publishes what the other programs would, and reads what the service under test published. */
public final class Events {

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", Kafka.bootstrap()), new StringSerializer(), new ByteArraySerializer());

    private Events() {}

    /** Publishes on the topic of all events and, if it belongs there, on the compacted one, for the thread's actor. */
    public static void publish(Event event) {
        var type = Topic.annotationOf(event.getClass());
        var body = JsonMapper.shared().writeValueAsBytes(event);
        Topic.streamsOf(event.getClass()).forEach(topic -> send(topic, event, body));
        Topic.compactedOf(event.getClass()).forEach(topic -> send(topic, event, type.ends() ? null : body));
        PRODUCER.flush();
    }

    /** The first event of this type that is what the test waits for. */
    public static <E extends Event> E await(Class<E> type, Predicate<E> wanted) {
        return Awaitility.await()
                .atMost(TIMEOUT)
                .pollInterval(POLL_INTERVAL)
                .until(() -> all(type, wanted), found -> !found.isEmpty())
                .getFirst();
    }

    /** All events of this type so far, each as often as it was published. */
    public static <E extends Event> List<E> all(Class<E> type, Predicate<E> wanted) {
        var ceType = Topic.annotationOf(type).value();
        return records(Topic.nameFor(type)).stream()
                .filter(record -> header(record, "ce_type").equals(ceType))
                .map(record -> JsonMapper.shared().readValue(record.value(), type))
                .filter(wanted)
                .toList();
    }

    /** Whose request an event that was published began with. */
    public static Optional<Actor> actorOf(Event event) {
        var ceType = Topic.annotationOf(event.getClass()).value();
        return recordsOf(event.aggregateId(), Topic.nameFor(event.getClass())).stream()
                .filter(record -> header(record, "ce_type").equals(ceType))
                .filter(record -> header(record, "ce_sequence").equals(String.valueOf(event.sequence())))
                .findFirst()
                .flatMap(record -> Actor.parse(header(record, "ce_actor")));
    }

    /** All records about an aggregate so far. */
    public static List<ConsumerRecord<String, byte[]>> recordsOf(UUID aggregateId, String topic) {
        return records(topic).stream()
                .filter(record -> aggregateId.toString().equals(record.key()))
                .toList();
    }

    /** All records of a topic so far. */
    public static List<ConsumerRecord<String, byte[]>> records(String topic) {
        return TopicReader.of(topic).readToEnd();
    }

    /** Everything that stands in a topic: keys, headers and bodies. */
    public static String text(String topic) {
        var text = new StringBuilder();
        for (var record : records(topic)) {
            text.append(record.key()).append('\n');
            record.headers()
                    .forEach(header ->
                            text.append(new String(header.value(), ISO_8859_1)).append('\n'));
            if (record.value() != null) {
                text.append(new String(record.value(), ISO_8859_1)).append('\n');
            }
        }
        return text.toString();
    }

    /** Empty where it is absent. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    /** Whether a service has handled all that has been published on a topic. */
    public static boolean allConsumed(String service, String topic) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", Kafka.bootstrap()))) {
            var consumed = admin.listConsumerGroupOffsets(
                            TopicNames.PREFIX + service + "." + topic.substring(TopicNames.PREFIX.length()))
                    .partitionsToOffsetAndMetadata()
                    .get();
            var wanted = new HashMap<TopicPartition, OffsetSpec>();
            TopicReader.of(topic).partitions().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
            return admin.listOffsets(wanted).all().get().entrySet().stream().allMatch(end -> {
                var offset = consumed.get(end.getKey());
                return end.getValue().offset() == (offset == null ? 0 : offset.offset());
            });
        }
    }

    private static void send(String topic, Event event, byte @Nullable [] body) {
        var record = new ProducerRecord<>(topic, event.aggregateId().toString(), body);
        record.headers()
                .add("ce_type", Topic.annotationOf(event.getClass()).value().getBytes(UTF_8))
                .add("ce_sequence", String.valueOf(event.sequence()).getBytes(UTF_8));
        Actor.current()
                .ifPresent(
                        actor -> record.headers().add("ce_actor", actor.toText().getBytes(UTF_8)));
        PRODUCER.send(record);
    }
}
