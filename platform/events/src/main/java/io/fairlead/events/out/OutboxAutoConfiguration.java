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
    PublisherLease publisherLease(
            JdbcTemplate jdbc, @Value("${fairlead.instance:}") String instance, OutboxProperties properties) {
        return new PublisherLease(jdbc, instance, properties.lease());
    }

    @Bean
    OutboxRows outboxRows(JdbcTemplate jdbc, PublisherLease lease) {
        return new OutboxRows(jdbc, lease.publisher());
    }

    @Bean
    DirectEvents directEvents() {
        return new DirectEvents();
    }

    @Bean
    EventSender eventSender(
            ProducerFactory<String, byte[]> producers, @Value("${spring.application.name}") String source) {
        return new EventSender(producers, source);
    }

    @Bean
    OutboxPublisher outboxPublisher(
            OutboxRows rows,
            DirectEvents direct,
            EventSender sender,
            PlatformTransactionManager transactions,
            KafkaAdmin admin,
            DatabaseProperties database) {
        var partitions = new PartitionPublisher(rows, direct, sender, new TransactionTemplate(transactions));
        return new OutboxPublisher(partitions, admin::initialize, database.halfOfPool());
    }

    @Bean
    DirectPublisher directPublisher(
            OutboxRows rows,
            DirectEvents events,
            EventSender sender,
            PublisherLease lease,
            OutboxPublisher reader,
            OutboxProperties properties) {
        return new DirectPublisher(rows, events, sender, lease, reader, properties.deleteInterval());
    }

    @Bean
    OutboxLifecycle outboxLifecycle(
            PublisherLease lease, OutboxPublisher reader, DirectPublisher direct, EventSender sender) {
        return new OutboxLifecycle(lease, reader, direct, sender);
    }

    @Bean
    Outbox outbox(
            OutboxRows rows,
            Clock clock,
            ObjectProvider<Tracer> tracers,
            DirectPublisher direct,
            OutboxPublisher reader) {
        return new Outbox(rows, clock, new Traceparent(tracers.getIfAvailable()), direct, reader);
    }

    @Bean
    OutboxSweep outboxSweep(
            OutboxRows rows,
            DirectEvents direct,
            OutboxPublisher publisher,
            Clock clock,
            OutboxProperties properties,
            MeterRegistry metrics) {
        return new OutboxSweep(rows, direct, publisher, clock, properties, metrics);
    }
}
