package io.fairlead.events.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.actor.Actor.Kind;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent;
import io.fairlead.contracts.secret.SecretEvent.SecretCreated;
import io.fairlead.contracts.secret.SecretEvent.SecretDeleted;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testkit.Events;
import io.fairlead.testkit.server.RealKafka;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;

@RealKafka
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.config.import=classpath:fairlead-defaults.yml",
            "spring.application.name=intake-test",
            "FAIRLEAD_INSTANCE=1"
        })
class EventConsumersIT {

    private static final long ALICES = 17;
    private static final ResourceReference KEY = new ResourceReference(Scope.account("default"), "key");

    private final KafkaTemplate<String, byte[]> kafka;
    private final RecordedEvents received;
    private final MeterRegistry metrics;
    private final ConsumerLag lag;

    @Autowired
    EventConsumersIT(
            KafkaTemplate<String, byte[]> kafka, RecordedEvents received, MeterRegistry metrics, ConsumerLag lag) {
        this.kafka = kafka;
        this.received = received;
        this.metrics = metrics;
        this.lag = lag;
    }

    @Test
    void consumesTheRecordThatTheTypeNames() {
        var created = new SecretCreated(UUID.randomUUID(), 1, KEY, 1);

        send(created.secretId(), "fairlead.secret.created.v1", 1L, json(created));

        await().untilAsserted(() -> assertThat(received.events).contains(created));
    }

    @Test
    void knowsWhoseRequestAnEventBeganWithAndForgetsItAfterwards() {
        var alices = new SecretCreated(UUID.randomUUID(), ALICES, KEY, 1);
        var unknown = new SecretCreated(UUID.randomUUID(), 1, KEY, 1);

        send(alices.secretId(), "fairlead.secret.created.v1", ALICES, json(alices));
        send(unknown.secretId(), "fairlead.secret.created.v1", 1L, json(unknown));

        await().untilAsserted(() -> assertThat(received.events).contains(alices, unknown));
        assertThat(received.actors)
                .containsEntry(alices.secretId(), new Actor(Kind.PERSON, "alice"))
                .doesNotContainKey(unknown.secretId());
    }

    @Test
    void consumesATombstoneAsTheEventThatEnds() {
        var id = UUID.randomUUID();

        send(id, "fairlead.secret.deleted.v1", 7L, null);

        await().untilAsserted(() -> assertThat(received.events).contains(new SecretDeleted(id, 7)));
    }

    @Test
    void setsPoisonAsideAndGoesOn() {
        var before = metrics.counter("fairlead.dead.letters", "topic", TopicNames.SECRET_STATE)
                .count();
        var id = UUID.randomUUID();
        var good = new SecretCreated(id, 2, KEY, 1);

        send(id, "fairlead.secret.created.v1", 1L, "{\"secretId\": 5".getBytes(StandardCharsets.UTF_8));
        send(id, "fairlead.secret.created.v1", 1L, "{}".getBytes(StandardCharsets.UTF_8));
        send(id, "fairlead.secret.created.v1", 1L, null);
        kafka.send(new ProducerRecord<>(TopicNames.SECRET_STATE, id.toString(), new byte[] {1, 2, 3}));
        send(id, "fairlead.secret.created.v1", 2L, json(good));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(received.events).contains(good));
        assertThat(Events.recordsOf(id, "fairlead.dlt.public.secret.state.v1")).hasSize(4);
        // Those of other tests may come in between, on other partitions.
        assertThat(metrics.counter("fairlead.dead.letters", "topic", TopicNames.SECRET_STATE)
                        .count())
                .isGreaterThanOrEqualTo(before + 4);
    }

    @Test
    void passesOverWhatANewerPublisherSays() {
        var id = UUID.randomUUID();
        var known = new SecretCreated(id, 2, KEY, 1);

        send(id, "fairlead.secret.of-tomorrow.v1", 1L, "{}".getBytes(StandardCharsets.UTF_8));
        send(id, "fairlead.secret.created.v1", 2L, json(known));

        await().untilAsserted(() -> assertThat(received.events).contains(known));
        assertThat(metrics.counter("fairlead.intake.skipped", "topic", TopicNames.SECRET_STATE)
                        .count())
                .isPositive();
    }

    @Test
    void waitsForTheEndOfAnOutage() {
        var created = new SecretCreated(UUID.randomUUID(), 1, KEY, 1);
        received.outages.set(7);

        send(created.secretId(), "fairlead.secret.created.v1", 1L, json(created));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(received.events).contains(created));
    }

    @Test
    void showsHowOldTheOldestEventIsThatWasNotConsumed() {
        var created = new SecretCreated(UUID.randomUUID(), 1, KEY, 1);
        received.outages.set(Integer.MAX_VALUE);
        try {
            send(created.secretId(), "fairlead.secret.created.v1", 1L, json(created));

            await().untilAsserted(() -> {
                lag.sample();
                assertThat(gauge("fairlead.intake.lag.events")).isEqualTo(1);
                assertThat(gauge("fairlead.intake.lag")).isGreaterThan(1);
            });
        } finally {
            received.outages.set(0);
        }
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            lag.sample();
            assertThat(gauge("fairlead.intake.lag.events")).isZero();
            assertThat(gauge("fairlead.intake.lag")).isZero();
        });
    }

    private double gauge(String name) {
        return metrics.get(name).tag("topic", TopicNames.SECRET_STATE).gauge().value();
    }

    @SuppressWarnings("NullAway") // a tombstone is a null that the client library does not declare
    private void send(UUID key, String type, long sequence, byte @Nullable [] body) {
        var record = new ProducerRecord<>(TopicNames.SECRET_STATE, key.toString(), body);
        record.headers()
                .add("ce_type", type.getBytes(StandardCharsets.UTF_8))
                .add("ce_sequence", Long.toString(sequence).getBytes(StandardCharsets.UTF_8));
        if (sequence == ALICES) {
            record.headers().add("ce_actor", "person:alice".getBytes(StandardCharsets.UTF_8));
        }
        kafka.send(record);
    }

    private static byte[] json(SecretEvent event) {
        return JsonMapper.shared().writeValueAsBytes(event);
    }

    static class RecordedEvents {

        final List<SecretEvent> events = new CopyOnWriteArrayList<>();
        final Map<UUID, Actor> actors = new ConcurrentHashMap<>();
        final AtomicInteger outages = new AtomicInteger();

        @KafkaListener(topics = TopicNames.SECRET_STATE)
        void on(SecretEvent event) {
            if (outages.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new DataAccessResourceFailureException("the database is away");
            }
            Actor.current().ifPresent(actor -> actors.put(event.secretId(), actor));
            events.add(event);
        }
    }

    @SpringBootConfiguration
    @ImportAutoConfiguration({ConsumerAutoConfiguration.class, KafkaAutoConfiguration.class})
    @Import(RecordedEvents.class)
    static class Application {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        MeterRegistry metrics() {
            return new SimpleMeterRegistry();
        }
    }
}
