package io.fairlead.events.deadletter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.KafkaHeaders;

/** An event that a listener set aside, with where it came from and why it could not be handled. */
record DeadLetter(ConsumerRecord<byte[], byte[]> record) {

    private static final String PREFIX = "kafka_dlt-";

    TopicPartition origin() {
        var partition = record.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_PARTITION);
        return new TopicPartition(
                String.valueOf(header(KafkaHeaders.DLT_ORIGINAL_TOPIC)),
                partition == null ? 0 : ByteBuffer.wrap(partition.value()).getInt());
    }

    long originalOffset() {
        var offset = record.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_OFFSET);
        return offset == null ? 0 : ByteBuffer.wrap(offset.value()).getLong();
    }

    @Nullable
    String listener() {
        return header(KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP);
    }

    @Nullable
    String type() {
        return header("ce_type");
    }

    long sequence() {
        return sequenceOf(record);
    }

    static long sequenceOf(ConsumerRecord<byte[], byte[]> record) {
        var sequence = record.headers().lastHeader("ce_sequence");
        return sequence == null ? 0 : Long.parseLong(new String(sequence.value(), StandardCharsets.UTF_8));
    }

    /** The kind of the failure alone: its message may quote what the event says. */
    @Nullable
    String failure() {
        var cause = header(KafkaHeaders.DLT_EXCEPTION_CAUSE_FQCN);
        return cause == null ? header(KafkaHeaders.DLT_EXCEPTION_FQCN) : cause;
    }

    String key() {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    String body() {
        return record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    }

    /** The event as it was, for the topic and partition that it came from. */
    ProducerRecord<byte[], byte[]> again() {
        var event = new ProducerRecord<>(origin().topic(), origin().partition(), record.key(), record.value());
        record.headers().forEach(header -> {
            if (!header.key().startsWith(PREFIX)) {
                event.headers().add(header);
            }
        });
        return event;
    }

    String summary() {
        return "%s@%d  %s  %s  key=%s sequence=%d  listener=%s  %s"
                .formatted(
                        record.topic(),
                        record.offset(),
                        Instant.ofEpochMilli(record.timestamp()),
                        type(),
                        key(),
                        sequence(),
                        listener(),
                        failure());
    }

    private @Nullable String header(String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
