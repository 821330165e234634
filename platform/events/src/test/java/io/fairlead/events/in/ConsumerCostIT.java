package io.fairlead.events.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testkit.Events;
import io.fairlead.testkit.server.RealKafka;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

@RealKafka
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.config.import=classpath:fairlead-defaults.yml",
            "spring.application.name=consumer-cost-test",
        })
class ConsumerCostIT {

    private static final ResourceReference KEY = new ResourceReference(Scope.account("default"), "key");

    private final KafkaListenerEndpointRegistry listeners;
    private final RotatedSecrets received;

    @Autowired
    ConsumerCostIT(KafkaListenerEndpointRegistry listeners, RotatedSecrets received) {
        this.listeners = listeners;
        this.received = received;
    }

    @Test
    void notesWhatWasConsumedForManyEventsAtOnceAndForgetsNone() {
        var first = rotated(0);
        Events.publish(first);
        await().untilAsserted(() -> assertThat(received.events).contains(first));
        var before = commits();

        for (var version = 1; version <= 100; version++) {
            Events.publish(rotated(version));
        }

        await().until(() -> received.events.size() >= 101);
        assertThat(commits() - before).isLessThan(10);
        await().until(() -> Events.allConsumed("consumer-cost-test", TopicNames.SECRET_EVENTS));
    }

    @Test
    void endsWithoutWaitingForTheBrokersAnswer() {
        var container = listeners.getListenerContainers().iterator().next();
        await().until(() -> container.getAssignedPartitions() != null
                && !container.getAssignedPartitions().isEmpty());
        var stopped = new CompletableFuture<Boolean>();

        container.stop(() -> stopped.complete(true));

        assertThatCode(() -> stopped.get(3, TimeUnit.SECONDS)).doesNotThrowAnyException();
        container.start();
    }

    private double commits() {
        return listeners.getListenerContainers().iterator().next().metrics().values().stream()
                .flatMap(metrics -> metrics.entrySet().stream())
                .filter(metric -> metric.getKey().name().equals("commit-total"))
                .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                .sum();
    }

    private static SecretRotated rotated(long version) {
        return new SecretRotated(UUID.randomUUID(), version + 1, KEY, version);
    }

    static class RotatedSecrets {

        final List<SecretRotated> events = new CopyOnWriteArrayList<>();

        @KafkaListener(topics = TopicNames.SECRET_EVENTS)
        void on(SecretRotated rotated) {
            events.add(rotated);
        }
    }

    @SpringBootConfiguration
    @ImportAutoConfiguration({ConsumerAutoConfiguration.class, KafkaAutoConfiguration.class})
    @Import(RotatedSecrets.class)
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
