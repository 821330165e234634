package io.fairlead.events.out;

import io.fairlead.events.topic.TopicConfiguration;
import io.fairlead.events.topic.TopicCreation;
import io.fairlead.events.topic.TopicEnds;
import io.fairlead.events.topic.TopicNaming;
import io.fairlead.runtime.settings.DatabaseProperties;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives a service its outbox, and the sending of what is in it. */
@AutoConfiguration(
        afterName = {
            "io.fairlead.runtime.RuntimeAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration"
        })
@Import(TopicConfiguration.class)
@EnableConfigurationProperties({OutboxProperties.class, PublishedEventProperties.class, DatabaseProperties.class})
class OutboxAutoConfiguration {

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
            ProducerFactory<String, byte[]> producers,
            @Value("${spring.application.name}") String service,
            TopicNaming naming,
            PublishedEventProperties properties) {
        return new EventSender(producers, new EventRecords(service, naming, properties));
    }

    @Bean
    OutboxPublisher outboxPublisher(
            OutboxRows rows,
            DirectEvents direct,
            EventSender sender,
            PlatformTransactionManager transactions,
            TopicCreation topics,
            DatabaseProperties database) {
        var partitions = new PartitionPublisher(rows, direct, sender, new TransactionTemplate(transactions));
        return new OutboxPublisher(partitions, topics::repair, database.halfOfPool());
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
    StateRefill stateRefill(
            List<StateSource> sources,
            Outbox outbox,
            PlatformTransactionManager transactions,
            TopicEnds ends,
            TopicNaming naming,
            PublishedEventProperties properties) {
        return new StateRefill(
                sources, outbox, new TransactionTemplate(transactions), ends, naming, properties.republishState());
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
