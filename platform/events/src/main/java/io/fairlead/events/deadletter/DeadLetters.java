package io.fairlead.events.deadletter;

import io.fairlead.contracts.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The dead letters of all topics. Those of a topic are a queue: only the oldest can be published again or dropped, so that
 * events of one aggregate keep their order. How far the queue was worked off is the position of a consumer group.
 */
final class DeadLetters implements AutoCloseable {

    static final String GROUP = "fairlead.dead-letters";

    private static final String SUFFIX = "-dlt";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;

    DeadLetters(String brokers) {
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        GROUP,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) TIMEOUT.toMillis()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        TIMEOUT.toMillis()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Those that nobody has dealt with, the oldest of each topic first. */
    List<DeadLetter> list() {
        var existing = consumer.listTopics().keySet();
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.names().stream())
                .map(topic -> topic + SUFFIX)
                .filter(existing::contains)
                .flatMap(topic -> list(topic).stream())
                .toList();
    }

    private List<DeadLetter> list(String topic) {
        var letters = new ArrayList<DeadLetter>();
        for (var info : consumer.partitionsFor(topic)) {
            var partition = new TopicPartition(topic, info.partition());
            read(partition, position(partition), record -> {
                letters.add(new DeadLetter(record));
                return false;
            });
        }
        return letters;
    }

    Optional<DeadLetter> find(String topic, long offset) {
        return list().stream()
                .filter(letter ->
                        letter.record().topic().equals(topic) && letter.record().offset() == offset)
                .findFirst();
    }

    /** A later event of the same aggregate, behind which this one would come too late. */
    Optional<Long> laterSequence(DeadLetter letter) {
        var later = new ArrayList<Long>();
        read(letter.origin(), letter.originalOffset() + 1, record -> {
            var same = Arrays.equals(record.key(), letter.record().key());
            if (same && DeadLetter.sequenceOf(record) > letter.sequence()) {
                later.add(DeadLetter.sequenceOf(record));
            }
            return !later.isEmpty();
        });
        return later.stream().findFirst();
    }

    /** Whether nothing older of its partition waits. */
    boolean isOldest(DeadLetter letter) {
        var partition = partitionOf(letter);
        var oldest = new ArrayList<Long>();
        read(partition, position(partition), record -> oldest.add(record.offset()));
        return oldest.getFirst() == letter.record().offset();
    }

    void redrive(DeadLetter letter) {
        try {
            producer.send(letter.again()).get();
        } catch (ExecutionException failure) {
            throw new KafkaException(String.valueOf(failure.getMessage()), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped", stopped);
        }
        discard(letter);
    }

    void discard(DeadLetter letter) {
        consumer.commitSync(Map.of(
                partitionOf(letter), new OffsetAndMetadata(letter.record().offset() + 1)));
    }

    private static TopicPartition partitionOf(DeadLetter letter) {
        return new TopicPartition(letter.record().topic(), letter.record().partition());
    }

    private long position(TopicPartition partition) {
        var committed = consumer.committed(Set.of(partition)).get(partition);
        return committed == null ? 0 : committed.offset();
    }

    /** Up to what the end is now, or until the visitor has seen enough. */
    private void read(TopicPartition partition, long from, Predicate<ConsumerRecord<byte[], byte[]>> visitor) {
        var partitions = List.of(partition);
        var end = consumer.endOffsets(partitions).getOrDefault(partition, 0L);
        consumer.assign(partitions);
        consumer.seek(
                partition, Math.max(from, consumer.beginningOffsets(partitions).getOrDefault(partition, 0L)));
        while (consumer.position(partition) < end) {
            for (var record : consumer.poll(POLL)) {
                if (record.offset() >= end || visitor.test(record)) {
                    return;
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }
}
