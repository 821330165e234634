package io.fairlead.events.in;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.contracts.secret.SecretEvent.SecretRotated;
import io.fairlead.contracts.topic.TopicNames;
import io.fairlead.testkit.Events;
import io.fairlead.testkit.server.RealKafka;
import io.fairlead.testkit.server.RealPostgres;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever the database cannot do for now, no event is set aside for it, and all goes on by itself afterwards. */
@RealPostgres
@RealKafka
@SpringBootTest(
        properties = {
            "spring.config.import=classpath:fairlead-defaults.yml",
            "spring.application.name=outage-test",
            "server.port=0",
            "management.server.port=0"
        })
class DatabaseOutageIT {

    private static final ResourceReference KEY = new ResourceReference(Scope.account("default"), "key");
    private static final Duration HEALED = Duration.ofSeconds(30);

    private final WrittenSecrets written;
    private final HealthIndicator database;
    private final Environment environment;
    private final MeterRegistry metrics;

    @Autowired
    DatabaseOutageIT(
            WrittenSecrets written, HealthIndicator dbHealthIndicator, Environment environment, MeterRegistry metrics) {
        this.written = written;
        this.database = dbHealthIndicator;
        this.environment = environment;
        this.metrics = metrics;
    }

    /** What other tests left on the topic would be tried first, for as long as the database is away. */
    @BeforeEach
    void catchUp() {
        await().atMost(HEALED).until(() -> Events.allConsumed("outage-test", TopicNames.SECRET_EVENTS));
    }

    @AfterEach
    void heal() {
        written.statement.set("select 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25006", "40P01", "53100", "57P01", "08006"})
    void waitsWhileTheDatabaseSays(String state) {
        var before = deadLetters();
        written.statement.set("do $$ begin raise exception using errcode = '%s'; end $$".formatted(state));
        var event = publish();

        await().atMost(HEALED)
                .until(() -> written.attempts.stream()
                                .filter(event.secretId()::equals)
                                .count()
                        >= 6);
        written.statement.set("select 1");

        await().atMost(HEALED).untilAsserted(() -> assertThat(written.events).contains(event));
        assertThat(deadLetters()).isEqualTo(before);
    }

    @Test
    void setsAsideWhatIsWrong() {
        var before = deadLetters();
        written.statement.set("select 1 / 0");
        publish();

        await().atMost(HEALED).untilAsserted(() -> assertThat(deadLetters()).isEqualTo(before + 1));
        written.statement.set("select 1");
    }

    @Test
    void waitsForItsConnectionsToBeReplacedAfterAFailover() throws SQLException {
        var before = deadLetters();
        written.statement.set("insert into aggregate values (gen_random_uuid(), 0)");
        var name = environment.getRequiredProperty("spring.datasource.username");

        asSuperuser("alter database %s set default_transaction_read_only = on".formatted(name));
        terminateConnections();
        var event = publish();
        await().atMost(HEALED).untilAsserted(() -> assertThat(status()).isEqualTo(Status.OUT_OF_SERVICE));
        await().atMost(HEALED).until(() -> written.attempts.contains(event.secretId()));
        // The connections stay as they are: as to a former primary, they take no writes for as long as they live.
        asSuperuser("alter database %s reset default_transaction_read_only".formatted(name));

        await().atMost(HEALED).untilAsserted(() -> assertThat(written.events).contains(event));
        assertThat(status()).isEqualTo(Status.UP);
        assertThat(deadLetters()).isEqualTo(before);
    }

    @Test
    void waitsWhileItsConnectionsAreTerminated() throws SQLException {
        var before = deadLetters();
        written.statement.set("select pg_terminate_backend(pg_backend_pid())");
        var event = publish();

        await().atMost(HEALED)
                .until(() -> written.attempts.stream()
                                .filter(event.secretId()::equals)
                                .count()
                        >= 6);
        terminateConnections();
        written.statement.set("select 1");

        await().atMost(HEALED).untilAsserted(() -> assertThat(written.events).contains(event));
        assertThat(deadLetters()).isEqualTo(before);
    }

    private Status status() {
        return Objects.requireNonNull(database.health()).getStatus();
    }

    private SecretRotated publish() {
        var event = new SecretRotated(UUID.randomUUID(), 1, KEY, 1);
        Events.publish(event);
        return event;
    }

    private double deadLetters() {
        return metrics.counter("fairlead.dead.letters", "topic", TopicNames.SECRET_EVENTS)
                .count();
    }

    private void terminateConnections() throws SQLException {
        asSuperuser(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s' and pid <> pg_backend_pid()"
                        .formatted(environment.getRequiredProperty("spring.datasource.username")));
    }

    private void asSuperuser(String command) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"),
                        environment.getRequiredProperty("testbed.superuser"),
                        environment.getRequiredProperty("testbed.superuser-password"));
                var statement = connection.createStatement()) {
            statement.execute("set default_transaction_read_only = off");
            statement.execute(command);
        }
    }

    static class WrittenSecrets {

        final List<SecretRotated> events = new CopyOnWriteArrayList<>();
        final List<UUID> attempts = new CopyOnWriteArrayList<>();
        final AtomicReference<String> statement = new AtomicReference<>("select 1");
        private final JdbcTemplate jdbc;
        private final TransactionTemplate transaction;

        WrittenSecrets(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
            this.jdbc = jdbc;
            this.transaction = new TransactionTemplate(transactions);
        }

        @KafkaListener(topics = TopicNames.SECRET_EVENTS)
        void on(SecretRotated rotated) {
            attempts.add(rotated.secretId());
            transaction.executeWithoutResult(_ -> jdbc.execute(statement.get()));
            events.add(rotated);
        }
    }

    @SpringBootApplication
    @Import(WrittenSecrets.class)
    static class Application {}
}
