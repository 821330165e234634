package io.fairlead.events.out;

import com.zaxxer.hikari.HikariDataSource;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.events.topic.TopicNaming;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** One of several instances of a service that share a database: an outbox with connections and a producer of its own. */
final class OutboxInstance implements AutoCloseable {

    private static final ResourceReference KEY = new ResourceReference(Scope.account("default"), "key");

    private final HikariDataSource database = new HikariDataSource();
    private final CountingDataSource counted = new CountingDataSource(database);
    private final JdbcTemplate jdbc = new JdbcTemplate(counted);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(counted));
    private final OutboxLifecycle lifecycle;
    private final OutboxPublisher reader;
    private final Outbox outbox;

    private OutboxInstance(Environment environment, String brokers, String name, Duration deleteInterval) {
        database.setJdbcUrl(environment.getRequiredProperty("spring.datasource.url"));
        database.setUsername(environment.getRequiredProperty("spring.datasource.username"));
        database.setPassword(environment.getRequiredProperty("spring.datasource.password"));
        database.setMaximumPoolSize(6);
        var producers = new DefaultKafkaProducerFactory<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "acks",
                        "all",
                        "linger.ms",
                        0,
                        "max.block.ms",
                        1_000,
                        "delivery.timeout.ms",
                        3_000,
                        "request.timeout.ms",
                        2_000),
                new StringSerializer(),
                new ByteArraySerializer());
        var lease = new PublisherLease(jdbc, name, Duration.ofSeconds(6));
        var rows = new OutboxRows(jdbc, lease.publisher());
        var direct = new DirectEvents();
        var sender = new EventSender(
                producers,
                new EventRecords(
                        "secret-service",
                        new TopicNaming(TopicNames.PREFIX),
                        new PublishedEventProperties("", "urn:fairlead:schema:", false)));
        reader = new OutboxPublisher(new PartitionPublisher(rows, direct, sender, transaction), () -> {}, 3);
        var publisher = new DirectPublisher(rows, direct, sender, lease, reader, deleteInterval);
        lifecycle = new OutboxLifecycle(lease, reader, publisher, sender);
        outbox = new Outbox(rows, Clock.systemUTC(), () -> null, publisher, reader);
    }

    static OutboxInstance started(Environment environment) {
        return started(environment, environment.getRequiredProperty("spring.kafka.bootstrap-servers"), "");
    }

    static OutboxInstance started(Environment environment, String brokers, String name) {
        return started(new OutboxInstance(environment, brokers, name, Duration.ofMillis(50)));
    }

    static OutboxInstance startedWithoutDeleting(Environment environment) {
        var brokers = environment.getRequiredProperty("spring.kafka.bootstrap-servers");
        return started(new OutboxInstance(environment, brokers, "", Duration.ofHours(1)));
    }

    private static OutboxInstance started(OutboxInstance instance) {
        instance.lifecycle.start();
        org.awaitility.Awaitility.await().until(() -> {
            for (var partition = 0; partition < StoredEvent.PARTITIONS; partition++) {
                if (!instance.reader.isCaughtUp(partition)) {
                    return false;
                }
            }
            return true;
        });
        return instance;
    }

    /** Changes a row, which counts, and tells it. */
    void change(UUID aggregate) {
        transaction.executeWithoutResult(_ -> {
            var sequence = jdbc.queryForObject(
                    "update aggregate set sequence = sequence + 1 where id = ? returning sequence",
                    Long.class,
                    aggregate);
            outbox.publish(new SecretRotated(aggregate, sequence == null ? 0 : sequence, KEY, 1));
        });
    }

    /** So far, without those that begin and end transactions. */
    long statements() {
        return counted.statements();
    }

    /** Ends as a process does that is killed: nothing more reaches the database. */
    void kill() {
        database.close();
    }

    @Override
    public void close() {
        lifecycle.stop();
        database.close();
    }
}
