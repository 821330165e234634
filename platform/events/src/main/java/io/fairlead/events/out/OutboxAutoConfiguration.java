package io.fairlead.events.out;

import io.fairlead.contracts.topic.Topic;
import io.fairlead.runtime.settings.DatabaseProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a service its outbox, and the topics that all services know. */
@AutoConfiguration(
        afterName = {
            "io.fairlead.runtime.RuntimeAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration"
        })
@EnableConfigurationProperties({OutboxProperties.class, DatabaseProperties.class})
class OutboxAutoConfiguration {

    private static final int PARTITIONS = 8;

    @Bean
    KafkaAdmin.NewTopics fairleadTopics() {
        return new KafkaAdmin.NewTopics(Arrays.stream(Topic.values())
                .flatMap(topic -> Stream.concat(
                        Stream.concat(Stream.of(topic.events()), topic.progress().stream())
                                .map(TopicBuilder::name),
                        topic.state().stream()
                                .map(state -> TopicBuilder.name(state).compact())))
                .map(topic -> topic.partitions(PARTITIONS).build())
                .toArray(NewTopic[]::new));
    }

    @Bean
    OutboxPublisher outboxPublisher(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            ProducerFactory<String, byte[]> producers,
            KafkaAdmin admin,
            DatabaseProperties database,
            @Value("${spring.application.name}") String source) {
        // A template of its own: this one must not replace the stored trace by that of the publisher's thread.
        var kafka = new KafkaTemplate<>(producers);
        var partitions = new PartitionPublisher(jdbc, new TransactionTemplate(transactions), kafka, source);
        return new OutboxPublisher(partitions, admin::initialize, database.halfOfPool());
    }

    @Bean
    Outbox outbox(JdbcTemplate jdbc, Clock clock, ObjectProvider<Tracer> tracers, OutboxPublisher publisher) {
        return new Outbox(jdbc, clock, new Traceparent(tracers.getIfAvailable()), publisher::wake);
    }

    @Bean
    OutboxSweep outboxSweep(JdbcTemplate jdbc, OutboxPublisher publisher, Clock clock, MeterRegistry metrics) {
        return new OutboxSweep(jdbc, publisher, clock, metrics);
    }
}
