package io.fairlead.testkit;

import io.fairlead.testkit.server.Kafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, and at each question goes on from where it stopped. */
final class TopicReader {

    private static final Map<String, TopicReader> READERS = new ConcurrentHashMap<>();

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    private TopicReader(String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Kafka.bootstrap()), new StringDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    static TopicReader of(String topic) {
        return READERS.computeIfAbsent(topic, TopicReader::new);
    }

    List<TopicPartition> partitions() {
        return partitions;
    }

    /** All that the topic has carried, a compacted one too. */
    synchronized List<ConsumerRecord<String, byte[]>> readToEnd() {
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return List.copyOf(records);
    }
}
