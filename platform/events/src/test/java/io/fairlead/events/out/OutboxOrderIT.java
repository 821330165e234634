package io.fairlead.events.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testkit.Events;
import io.fairlead.testkit.server.RealKafka;
import io.fairlead.testkit.server.RealPostgres;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nothing is lost, and nothing of an aggregate overtakes: with several instances, and when one of them or the broker fails. */
@RealPostgres
@RealKafka
@SpringBootTest(
        properties = {
            "spring.config.import=classpath:fairlead-defaults.yml",
            "spring.application.name=secret-service",
            "server.port=0",
            "management.server.port=0"
        })
class OutboxOrderIT {

    private static final Duration TAKEN_OVER = Duration.ofSeconds(30);

    private final Environment environment;
    private final JdbcTemplate jdbc;

    @Autowired
    OutboxOrderIT(Environment environment, JdbcTemplate jdbc) {
        this.environment = environment;
        this.jdbc = jdbc;
    }

    @Test
    void keepsTheOrderWithManyWritersOnThreeInstancesAndRepeatsNothing() {
        var aggregates = aggregates(20);

        try (var first = OutboxInstance.started(environment);
                var second = OutboxInstance.started(environment);
                var third = OutboxInstance.started(environment)) {
            var instances = List.of(first, second, third);
            try (var writers = Executors.newFixedThreadPool(16)) {
                IntStream.range(0, 1_000)
                        .forEach(change -> writers.execute(() ->
                                instances.get(change * 7 % 3).change(aggregates.get(change % aggregates.size()))));
            }

            awaitPublished(aggregates);
        }
        for (var aggregate : aggregates) {
            assertThat(sequences(aggregate)).isEqualTo(expected(aggregate));
        }
        await().untilAsserted(() -> assertThat(rowsOf(aggregates)).isZero());
    }

    @Test
    void needsOneStatementForAnEventBesideAFewForAllOfThem() {
        var aggregates = aggregates(10);

        try (var instance = OutboxInstance.started(environment)) {
            var before = instance.statements();
            for (var change = 0; change < 300; change++) {
                instance.change(aggregates.get(change % aggregates.size()));
            }
            awaitPublished(aggregates);
            await().untilAsserted(() -> assertThat(rowsOf(aggregates)).isZero());

            // The changed row, the event, and now and then the rows of a moment
            assertThat(instance.statements() - before).isBetween(600L, 700L);
        }
    }

    @Test
    void repeatsInOrderWhatADeadInstanceHadSentAndNotDeleted() {
        var aggregates = aggregates(5);
        var dying = OutboxInstance.startedWithoutDeleting(environment);
        for (var round = 0; round < 4; round++) {
            aggregates.forEach(dying::change);
        }
        awaitPublished(aggregates);

        dying.kill();
        try (var survivor = OutboxInstance.started(environment)) {
            aggregates.forEach(survivor::change);

            await().atMost(TAKEN_OVER)
                    .untilAsserted(() -> assertThat(rowsOf(aggregates)).isZero());
        }
        for (var aggregate : aggregates) {
            assertThat(sequences(aggregate)).containsExactly(1L, 2L, 3L, 4L, 1L, 2L, 3L, 4L, 5L);
        }
    }

    @Test
    void publishesWhatADeadInstanceCouldNotSendBeforeWhatCameAfterIt() {
        var aggregates = aggregates(5);
        var mute = OutboxInstance.started(environment, "127.0.0.1:1", "");
        for (var round = 0; round < 3; round++) {
            aggregates.forEach(mute::change);
        }
        mute.kill();

        try (var survivor = OutboxInstance.started(environment)) {
            aggregates.forEach(survivor::change);

            await().atMost(TAKEN_OVER)
                    .untilAsserted(() -> assertThat(rowsOf(aggregates)).isZero());
        }
        for (var aggregate : aggregates) {
            assertThat(sequences(aggregate)).containsExactly(1L, 2L, 3L, 4L);
        }
    }

    @Test
    void publishesAtOnceWhatItsFormerLifeLeft() {
        var aggregates = aggregates(3);
        var former = OutboxInstance.started(environment, "127.0.0.1:1", "harbour-1");
        aggregates.forEach(former::change);
        former.kill();

        try (var again = OutboxInstance.started(
                environment, environment.getRequiredProperty("spring.kafka.bootstrap-servers"), "harbour-1")) {
            aggregates.forEach(again::change);

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(rowsOf(aggregates)).isZero());
        }
        for (var aggregate : aggregates) {
            assertThat(sequences(aggregate)).containsExactly(1L, 2L);
        }
    }

    @Test
    void losesAndReordersNothingWhileTheBrokerTakesNoRecords() throws ExecutionException, InterruptedException {
        var aggregates = aggregates(8);

        try (var first = OutboxInstance.started(environment);
                var second = OutboxInstance.started(environment)) {
            var instances = List.of(first, second);
            aggregates.forEach(first::change);
            refuseRecords(true);
            try {
                for (var round = 0; round < 6; round++) {
                    var writer = instances.get(round % 2);
                    aggregates.forEach(writer::change);
                }
                await().until(() -> rowsOf(aggregates) >= 40);
            } finally {
                refuseRecords(false);
            }
            aggregates.forEach(second::change);

            await().atMost(TAKEN_OVER)
                    .untilAsserted(() -> assertThat(rowsOf(aggregates)).isZero());
        }
        for (var aggregate : aggregates) {
            assertThat(sequences(aggregate).stream().distinct().toList()).isEqualTo(expected(aggregate));
        }
    }

    /** Every record is larger than a byte. */
    private void refuseRecords(boolean refuse) throws ExecutionException, InterruptedException {
        var brokers = environment.getRequiredProperty("spring.kafka.bootstrap-servers");
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, TopicNames.SECRET_EVENTS);
            var size = new ConfigEntry("max.message.bytes", refuse ? "1" : "1048588");
            admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(size, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private List<UUID> aggregates(int count) {
        var aggregates = Stream.generate(UUID::randomUUID).limit(count).toList();
        aggregates.forEach(id -> jdbc.update("insert into aggregate values (?, 0)", id));
        return aggregates;
    }

    private void awaitPublished(Collection<UUID> aggregates) {
        await().atMost(TAKEN_OVER)
                .untilAsserted(() -> assertThat(aggregates)
                        .allSatisfy(
                                aggregate -> assertThat(sequences(aggregate)).containsAll(expected(aggregate))));
    }

    private List<Long> expected(UUID aggregate) {
        var last = jdbc.queryForObject("select sequence from aggregate where id = ?", Long.class, aggregate);
        return LongStream.rangeClosed(1, last == null ? 0 : last).boxed().toList();
    }

    private static List<Long> sequences(UUID aggregate) {
        return Events.recordsOf(aggregate, TopicNames.SECRET_EVENTS).stream()
                .map(record -> Long.valueOf(Events.header(record, "ce_sequence")))
                .toList();
    }

    private long rowsOf(Collection<UUID> aggregates) {
        var rows = jdbc.queryForObject("select count(*) from outbox where aggregate_id = any(?)", Long.class, (Object)
                aggregates.toArray(UUID[]::new));
        return rows == null ? 0 : rows;
    }
}
