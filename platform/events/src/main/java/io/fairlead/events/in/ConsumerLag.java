package io.fairlead.events.in;

import io.fairlead.runtime.metrics.SampledGauges;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Measures how far this program's listeners are behind: in events, and in the age of the oldest one that they have not
 * handled. It asks the broker rather than the listeners, for one that stands still reports nothing.
 */
class ConsumerLag implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ConsumerLag.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final KafkaAdmin admins;
    private final Clock clock;
    private final SampledGauges events;
    private final SampledGauges age;
    private final Map<String, List<String>> topicsByGroup = new ConcurrentHashMap<>();
    private volatile @Nullable Admin admin;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reader;

    ConsumerLag(KafkaAdmin admins, Clock clock, MeterRegistry metrics) {
        this.admins = admins;
        this.clock = clock;
        this.events = SampledGauges.of(
                metrics, "fairlead.intake.lag.events", null, "Events not consumed yet; the same in every instance");
        this.age = SampledGauges.of(
                metrics,
                "fairlead.intake.lag",
                "seconds",
                "Age of the oldest event that is not consumed yet; the same in every instance");
    }

    /** @param offset of the first event that the group has not consumed */
    private record UnreadEvents(TopicPartition partition, long offset, long events) {}

    void watch(String group, List<String> topics) {
        topicsByGroup.put(group, topics);
    }

    @Scheduled(fixedDelayString = "#{@metricsProperties.interval()}")
    synchronized void sample() {
        try {
            var unread = unread();
            events.sample(() -> count(unread));
            age.sample(() -> measureAge(unread));
        } catch (KafkaException failure) {
            log.warn("measure the lag of the listeners: {}; there is no value until it succeeds", failure.getMessage());
            events.sample(Map::of);
            age.sample(Map::of);
        }
    }

    private List<UnreadEvents> unread() {
        var client = client();
        var topics = topicsByGroup.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        var partitions = await(client.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toSet());
        var ends = offsets(client, partitions, OffsetSpec.latest());
        // A group that is new reads from the beginning.
        var beginnings = offsets(client, partitions, OffsetSpec.earliest());
        var unread = new ArrayList<UnreadEvents>();
        topicsByGroup.forEach((group, read) -> {
            var committed = await(client.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            partitions.stream()
                    .filter(partition -> read.contains(partition.topic()))
                    .forEach(partition -> {
                        var offset = committed.get(partition);
                        var next =
                                Math.max(beginnings.getOrDefault(partition, 0L), offset == null ? 0 : offset.offset());
                        unread.add(new UnreadEvents(partition, next, ends.getOrDefault(partition, next) - next));
                    });
        });
        return unread.stream().filter(events -> events.events() > 0).toList();
    }

    private static Map<TopicPartition, Long> offsets(Admin client, Set<TopicPartition> partitions, OffsetSpec which) {
        var wanted = partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> which));
        return await(client.listOffsets(wanted).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, offset -> offset.getValue().offset()));
    }

    private Map<Tags, Long> count(List<UnreadEvents> unread) {
        var counts = new HashMap<Tags, Long>();
        topicsByGroup.forEach((_, topics) -> topics.forEach(topic -> counts.put(Tags.of("topic", topic), 0L)));
        unread.forEach(
                events -> counts.merge(Tags.of("topic", events.partition().topic()), events.events(), Long::sum));
        return counts;
    }

    private Map<Tags, Double> measureAge(List<UnreadEvents> unread) {
        var ages = new HashMap<Tags, Double>();
        topicsByGroup.forEach((_, topics) -> topics.forEach(topic -> ages.put(Tags.of("topic", topic), 0.0)));
        if (!unread.isEmpty()) {
            var oldest = reader();
            for (var events : unread) {
                oldest.assign(List.of(events.partition()));
                oldest.seek(events.partition(), events.offset());
                for (var record : oldest.poll(TIMEOUT).records(events.partition())) {
                    ages.merge(Tags.of("topic", record.topic()), ageOf(record), Math::max);
                }
            }
        }
        return ages;
    }

    private double ageOf(ConsumerRecord<?, ?> record) {
        return Math.max(0, clock.millis() - record.timestamp()) / 1000.0;
    }

    /** Of no group, so that it commits nothing; not from the factory, so that it has no meters. */
    private KafkaConsumer<byte[], byte[]> reader() {
        var known = reader;
        if (known == null) {
            var settings = new HashMap<>(admins.getConfigurationProperties());
            settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
            settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            known = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            reader = known;
        }
        return known;
    }

    private Admin client() {
        var known = admin;
        if (known == null) {
            known = Admin.create(admins.getConfigurationProperties());
            admin = known;
        }
        return known;
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped", stopped);
        } catch (ExecutionException | TimeoutException failure) {
            throw new KafkaException(String.valueOf(failure.getMessage()), failure);
        }
    }

    /** The reader belongs to the thread that measures, so it is closed between two measurements. */
    @Override
    public synchronized void destroy() {
        var open = reader;
        if (open != null) {
            open.close(CloseOptions.timeout(Duration.ZERO));
        }
        var known = admin;
        if (known != null) {
            known.close(Duration.ZERO);
        }
    }
}
