package io.fairlead.events.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.actor.Actor.Kind;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretCreated;
import io.fairlead.contracts.secret.SecretEvent.SecretDeleted;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testkit.server.RealKafka;
import io.fairlead.testkit.server.RealPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
@RealKafka
@SpringBootTest(
        properties = {
            "spring.config.import=classpath:fairlead-defaults.yml",
            "spring.application.name=secret-service",
            "server.port=0",
            "management.server.port=0"
        })
class OutboxIT {

    private static final ResourceReference KEY = new ResourceReference(Scope.account("default"), "key");

    private final Outbox outbox;
    private final OutboxLifecycle lifecycle;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final String brokers;

    @Autowired
    OutboxIT(
            Outbox outbox,
            OutboxLifecycle lifecycle,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            org.springframework.core.env.Environment environment) {
        this.outbox = outbox;
        this.lifecycle = lifecycle;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.brokers = environment.getRequiredProperty("spring.kafka.bootstrap-servers");
    }

    @Test
    void publishesACloudEventSoonAfterTheCommit() {
        var id = UUID.randomUUID();

        transaction.executeWithoutResult(_ -> outbox.publish(new SecretCreated(id, 1, KEY, 1)));

        var record = published(TopicNames.SECRET_EVENTS, id, 1).getFirst();
        assertThat(record.key()).isEqualTo(id.toString());
        assertThat(headers(record))
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "fairlead.secret.created.v1")
                .containsEntry("ce_source", "/secret-service")
                .containsEntry("ce_subject", id.toString())
                .containsEntry("ce_sequence", "1")
                .containsEntry("ce_actor", "fairlead:secret-service")
                .containsEntry("content-type", "application/json")
                .containsKeys("ce_id", "ce_time");
        await().untilAsserted(() -> assertThat(rowsOf(id)).isZero());
    }

    @Test
    void publishesAgainAfterItWasStopped() {
        var id = UUID.randomUUID();

        lifecycle.stop();
        lifecycle.start();
        transaction.executeWithoutResult(_ -> outbox.publish(new SecretCreated(id, 1, KEY, 1)));
        transaction.executeWithoutResult(_ -> outbox.publish(new SecretRotated(id, 2, KEY, 2)));

        assertThat(published(TopicNames.SECRET_EVENTS, id, 2)).hasSize(2);
        await().untilAsserted(() -> assertThat(rowsOf(id)).isZero());
    }

    @Test
    void saysWhoseRequestTheEventBeganWith() {
        var id = UUID.randomUUID();

        Actor.bind(new Actor(Kind.PERSON, "alice"));
        try {
            transaction.executeWithoutResult(_ -> outbox.publish(new SecretCreated(id, 1, KEY, 1)));
        } finally {
            Actor.bind(null);
        }

        assertThat(headers(published(TopicNames.SECRET_EVENTS, id, 1).getFirst()))
                .containsEntry("ce_actor", "person:alice");
    }

    @Test
    void publishesNothingOfATransactionThatFails() {
        var lost = UUID.randomUUID();
        var kept = UUID.randomUUID();

        transaction.executeWithoutResult(status -> {
            outbox.publish(new SecretCreated(lost, 1, KEY, 1));
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(_ -> outbox.publish(new SecretCreated(kept, 1, KEY, 1)));

        published(TopicNames.SECRET_EVENTS, kept, 1);
        assertThat(all(TopicNames.SECRET_EVENTS))
                .extracting(ConsumerRecord::key)
                .doesNotContain(lost.toString());
    }

    @Test
    void wantsATransaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> outbox.publish(new SecretCreated(UUID.randomUUID(), 1, KEY, 1)));
    }

    @Test
    void leavesATombstoneWhereStateIsKept() {
        var id = UUID.randomUUID();

        transaction.executeWithoutResult(
                _ -> outbox.publish(List.of(new SecretCreated(id, 1, KEY, 1), new SecretDeleted(id, 2))));

        var state = published(TopicNames.SECRET_STATE, id, 2);
        assertThat(state.getLast().value()).isNull();
        assertThat(headers(state.getLast()))
                .containsEntry("ce_type", "fairlead.secret.deleted.v1")
                .containsEntry("ce_sequence", "2");
        assertThat(published(TopicNames.SECRET_EVENTS, id, 2).getLast().value()).isNotNull();
    }

    @Test
    void keepsTheOrderOfEachAggregateUnderManyWriters() {
        var aggregates =
                java.util.stream.Stream.generate(UUID::randomUUID).limit(20).toList();
        aggregates.forEach(id -> jdbc.update("insert into aggregate values (?, 0)", id));

        try (var writers = Executors.newFixedThreadPool(8)) {
            for (var round = 0; round < 25; round++) {
                aggregates.forEach(id -> writers.execute(() -> change(id)));
            }
        }

        for (var id : aggregates) {
            assertThat(published(TopicNames.SECRET_EVENTS, id, 25))
                    .extracting(record ->
                            Long.valueOf(String.valueOf(headers(record).get("ce_sequence"))))
                    .containsExactlyElementsOf(java.util.stream.LongStream.rangeClosed(1, 25)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void sweepsUpWhatACrashLeftBehind() {
        var id = UUID.randomUUID();

        jdbc.update("""
                insert into outbox (part, topic, aggregate_id, sequence, event_id, type, ends, occurred_at, payload)
                values (?, 'secret.events.v1', ?, 1, gen_random_uuid(), 'fairlead.secret.created.v1', false, now(), '{}')
                """, StoredEvent.partitionOf(id), id);

        assertThat(published(TopicNames.SECRET_EVENTS, id, 1)).hasSize(1);
    }

    private void change(UUID id) {
        transaction.executeWithoutResult(_ -> {
            var sequence = jdbc.queryForObject(
                    "update aggregate set sequence = sequence + 1 where id = ? returning sequence", Long.class, id);
            outbox.publish(new SecretRotated(id, sequence == null ? 0 : sequence, KEY, 1));
        });
    }

    private int rowsOf(UUID id) {
        var rows = jdbc.queryForObject("select count(*) from outbox where aggregate_id = ?", Integer.class, id);
        return rows == null ? 0 : rows;
    }

    private List<ConsumerRecord<String, byte[]>> published(String topic, UUID id, int atLeast) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> all(topic).stream()
                                .filter(record -> record.key().equals(id.toString()))
                                .toList(),
                        records -> records.size() >= atLeast);
    }

    private List<ConsumerRecord<String, byte[]>> all(String topic) {
        var settings = Map.<String, Object>of("bootstrap.servers", brokers, "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new org.apache.kafka.common.TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
        var headers = new HashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    @SpringBootApplication
    static class Application {}
}
