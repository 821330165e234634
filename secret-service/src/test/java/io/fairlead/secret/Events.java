package io.fairlead.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.topic.Topic;
import io.fairlead.testkit.server.Kafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** Speaks and listens on Kafka as the other programs do. */
public final class Events {

    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", Kafka.bootstrap()), new StringSerializer(), new ByteArraySerializer());

    private Events() {}

    /** Says an event on the compacted topic. */
    public static void publishState(Event event) {
        var name = Topic.annotationOf(event.getClass());
        var body = name.ends() ? null : JsonMapper.shared().writeValueAsBytes(event);
        var record = new ProducerRecord<>(
                Topic.of(event).state().orElseThrow(), event.aggregateId().toString(), body);
        record.headers()
                .add("ce_type", name.value().getBytes(UTF_8))
                .add("ce_sequence", String.valueOf(event.sequence()).getBytes(UTF_8));
        PRODUCER.send(record);
        PRODUCER.flush();
    }

    /** Says an event on the topic of all events. */
    public static void publish(Event event) {
        var record = new ProducerRecord<>(
                Topic.nameFor(event.getClass()),
                event.aggregateId().toString(),
                JsonMapper.shared().writeValueAsBytes(event));
        record.headers()
                .add("ce_type", Topic.annotationOf(event.getClass()).value().getBytes(UTF_8))
                .add("ce_sequence", String.valueOf(event.sequence()).getBytes(UTF_8));
        PRODUCER.send(record);
        PRODUCER.flush();
    }

    /** All records about an aggregate so far. */
    public static List<ConsumerRecord<String, byte[]>> recordsOf(UUID aggregateId, String topic) {
        return all(topic).stream()
                .filter(record -> aggregateId.toString().equals(record.key()))
                .toList();
    }

    /** Everything that stands in a topic: keys, headers and bodies. */
    public static String text(String topic) {
        var text = new StringBuilder();
        for (var record : all(topic)) {
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

    public static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static List<ConsumerRecord<String, byte[]>> all(String topic) {
        var settings = Map.<String, Object>of("bootstrap.servers", Kafka.bootstrap());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found;
        }
    }
}
