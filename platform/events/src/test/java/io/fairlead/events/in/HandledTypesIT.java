package io.fairlead.events.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent;
import io.fairlead.contracts.secret.SecretEvent.SecretDeleted;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testkit.server.RealKafka;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.micrometer.KafkaRecordReceiverContext;
import tools.jackson.databind.json.JsonMapper;

@RealKafka
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.config.import=classpath:fairlead-defaults.yml",
            "spring.application.name=handled-types-test",
        })
class HandledTypesIT {

    private static final String TOPIC = TopicNames.SECRET_EVENTS;
    private static final ResourceReference KEY = new ResourceReference(Scope.account("default"), "key");

    private final KafkaTemplate<String, byte[]> kafka;
    private final RotatedSecrets received;
    private final ObservedKeys observed;
    private final MeterRegistry metrics;

    @Autowired
    HandledTypesIT(
            KafkaTemplate<String, byte[]> kafka,
            RotatedSecrets received,
            ObservedKeys observed,
            MeterRegistry metrics) {
        this.kafka = kafka;
        this.received = received;
        this.observed = observed;
        this.metrics = metrics;
    }

    @Test
    void dropsATypeWithoutAMethodBeforeItIsObservedAndDecoded() {
        var unhandled = UUID.randomUUID();
        var rotated = new SecretRotated(UUID.randomUUID(), 2, KEY, 1);
        var deleted = new SecretDeleted(rotated.secretId(), 3);

        send(unhandled, "fairlead.secret.created.v1", "unreadable".getBytes(StandardCharsets.UTF_8));
        send(rotated.secretId(), "fairlead.secret.rotated.v1", json(rotated));
        send(deleted.secretId(), "fairlead.secret.deleted.v1", json(deleted));

        await().untilAsserted(() -> assertThat(received.events).contains(rotated, deleted));
        await().untilAsserted(
                        () -> assertThat(count("fairlead.intake.unhandled")).isPositive());
        assertThat(observed.keys).contains(rotated.secretId().toString()).doesNotContain(unhandled.toString());
        assertThat(count("fairlead.dead.letters")).isZero();
    }

    @Test
    void countsFromTheStart() {
        assertThat(metrics.find("fairlead.dead.letters").tag("topic", TOPIC).counter())
                .isNotNull();
        assertThat(metrics.find("fairlead.intake.skipped").tag("topic", TOPIC).counter())
                .extracting(Counter::count)
                .isEqualTo(0.0);
    }

    private double count(String counter) {
        return metrics.get(counter).tag("topic", TOPIC).counter().count();
    }

    private void send(UUID key, String type, byte[] body) {
        var record = new ProducerRecord<>(TOPIC, key.toString(), body);
        record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
        kafka.send(record);
    }

    private static byte[] json(SecretEvent event) {
        return JsonMapper.shared().writeValueAsBytes(event);
    }

    @KafkaListener(topics = TOPIC)
    static class RotatedSecrets {

        final List<SecretEvent> events = new CopyOnWriteArrayList<>();

        @KafkaHandler
        void on(SecretRotated rotated) {
            events.add(rotated);
        }

        @KafkaHandler
        void on(SecretDeleted deleted) {
            events.add(deleted);
        }
    }

    static class ObservedKeys implements ObservationHandler<KafkaRecordReceiverContext> {

        final List<String> keys = new CopyOnWriteArrayList<>();

        @Override
        public void onStart(KafkaRecordReceiverContext delivery) {
            keys.add(String.valueOf(delivery.getRecord().key()));
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof KafkaRecordReceiverContext;
        }
    }

    @SpringBootConfiguration
    @ImportAutoConfiguration({ConsumerAutoConfiguration.class, KafkaAutoConfiguration.class})
    @Import({RotatedSecrets.class, ObservedKeys.class})
    static class Application {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        MeterRegistry metrics() {
            return new SimpleMeterRegistry();
        }

        @Bean
        ObservationRegistry observations(ObservedKeys observed, ObservationPredicate predicate) {
            var registry = ObservationRegistry.create();
            registry.observationConfig().observationHandler(observed).observationPredicate(predicate);
            return registry;
        }
    }
}
