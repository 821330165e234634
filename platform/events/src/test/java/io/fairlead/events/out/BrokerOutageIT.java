package io.fairlead.events.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testkit.Events;
import io.fairlead.testkit.server.RealKafka;
import io.fairlead.testkit.server.RealPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@RealPostgres
@RealKafka
@SpringBootTest(
        properties = {
            "spring.config.import=classpath:fairlead-defaults.yml",
            "spring.application.name=secret-service",
            "server.port=0",
            "management.server.port=0"
        })
class BrokerOutageIT {

    private final Environment environment;
    private final JdbcTemplate jdbc;

    @Autowired
    BrokerOutageIT(Environment environment, JdbcTemplate jdbc) {
        this.environment = environment;
        this.jdbc = jdbc;
    }

    @Test
    void publishesAllInOrderOnceTheBrokerIsBack(@TempDir Path data) throws Exception {
        var aggregates = Stream.generate(UUID::randomUUID).limit(8).toList();
        aggregates.forEach(id -> jdbc.update("insert into aggregate values (?, 0)", id));

        try (var broker = new RestartableBroker(data);
                var first = OutboxInstance.started(environment, broker.address(), "");
                var second = OutboxInstance.started(environment, broker.address(), "")) {
            var instances = List.of(first, second);
            aggregates.forEach(first::change);
            await().untilAsserted(() -> assertThat(rows()).isZero());

            broker.end();
            for (var round = 0; round < 10; round++) {
                aggregates.forEach(instances.get(round % 2)::change);
            }
            assertThat(rows()).isEqualTo(80);
            // Until what was under way has failed, and the instances turned to the table
            await().pollDelay(PublisherLease.SEND_TIMEOUT.plusSeconds(1)).until(() -> rows() == 80);
            broker.comeBack();
            aggregates.forEach(second::change);

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(rows()).isZero());
            var told = sequences(broker.address());
            assertThat(aggregates)
                    .allSatisfy(id -> assertThat(Objects.requireNonNull(told.get(id.toString())).stream()
                                    .distinct())
                            .containsExactlyElementsOf(
                                    LongStream.rangeClosed(1, 12).boxed().toList()));
        }
    }

    private long rows() {
        var rows = jdbc.queryForObject("select count(*) from outbox", Long.class);
        return rows == null ? 0 : rows;
    }

    private static Map<String, List<Long>> sequences(String brokers) {
        var sequences = new HashMap<String, List<Long>>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(TopicNames.SECRET_EVENTS).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> sequences
                                .computeIfAbsent(record.key(), _ -> new ArrayList<>())
                                .add(Long.valueOf(Events.header(record, "ce_sequence"))));
            }
        }
        return sequences;
    }
}
