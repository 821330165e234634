package io.fairlead.connector;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.contracts.event.Event;
import io.fairlead.contracts.topic.Topic;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.events.topic.TopicNaming;
import io.fairlead.testkit.server.Kafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Speaks and listens on Kafka as the other programs do. */
public final class KafkaEvents {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of("bootstrap.servers", Kafka.bootstrap()), new StringSerializer(), new ByteArraySerializer());

    private KafkaEvents() {}

    /** Says an event on the topic of all events and, if it belongs there, on the compacted one. */
    public static void publish(Event event) {
        var name = Topic.annotationOf(event.getClass());
        var body = JSON.writeValueAsBytes(event);
        Topic.streamsOf(event.getClass()).forEach(topic -> send(topic, event, body));
        Topic.compactedOf(event.getClass()).forEach(topic -> send(topic, event, name.ends() ? null : body));
    }

    /** All records about an aggregate so far. */
    public static List<ConsumerRecord<String, byte[]>> recordsOf(UUID aggregateId, String topic) {
        return allRecords(topic).stream()
                .filter(record -> aggregateId.toString().equals(record.key()))
                .toList();
    }

    /** All records so far. */
    public static List<ConsumerRecord<String, byte[]>> allRecords(String topic) {
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

    /** Whether the service has handled all that has been said on a topic. */
    public static boolean allConsumed(String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", Kafka.bootstrap()))) {
            var consumed = admin.listConsumerGroupOffsets(
                            new TopicNaming(TopicNames.PREFIX).group("connector-service", topic))
                    .partitionsToOffsetAndMetadata()
                    .get();
            var wanted = new HashMap<TopicPartition, OffsetSpec>();
            for (var partition = 0; partition < 8; partition++) {
                wanted.put(new TopicPartition(topic, partition), OffsetSpec.latest());
            }
            return admin.listOffsets(wanted).all().get().entrySet().stream().allMatch(end -> {
                var offset = consumed.get(end.getKey());
                return end.getValue().offset() == (offset == null ? 0 : offset.offset());
            });
        }
    }

    public static String header(ConsumerRecord<?, ?> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static void send(String topic, Event event, byte @Nullable [] body) {
        var record = new ProducerRecord<>(topic, event.aggregateId().toString(), body);
        record.headers()
                .add("ce_type", Topic.annotationOf(event.getClass()).value().getBytes(UTF_8))
                .add("ce_sequence", String.valueOf(event.sequence()).getBytes(UTF_8));
        PRODUCER.send(record);
        PRODUCER.flush();
    }
}
