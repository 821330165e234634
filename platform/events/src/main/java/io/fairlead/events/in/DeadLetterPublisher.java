package io.fairlead.events.in;

import io.fairlead.events.topic.TopicNaming;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.ConsumerAwareRecordRecoverer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;

/** Sets a record aside that cannot be handled, so that those behind it can be, and counts it. */
class DeadLetterPublisher implements ConsumerAwareRecordRecoverer {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterPublisher.class);

    private final DeadLetterPublishingRecoverer publisher;
    private final ConsumerMetrics metrics;

    DeadLetterPublisher(KafkaOperations<?, ?> kafka, ConsumerMetrics metrics, TopicNaming naming) {
        this.metrics = metrics;
        this.publisher = new DeadLetterPublishingRecoverer(
                kafka, (record, _) -> new TopicPartition(naming.deadLetters(record.topic()), -1));
        publisher.setFailIfSendResultIsError(true);
    }

    @Override
    public void accept(ConsumerRecord<?, ?> record, @Nullable Consumer<?, ?> consumer, @Nullable Exception failure) {
        publisher.accept(record, consumer, Objects.requireNonNull(failure));
        metrics.deadLetters(record.topic()).increment();
        log.error("set aside {}-{}@{}", record.topic(), record.partition(), record.offset(), failure);
    }
}
