package io.fairlead.testkit.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@RealPostgres
@RealKafka
@SpringJUnitConfig
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class RealServersIT {

    private final String url;
    private final String bootstrap;

    RealServersIT(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.kafka.bootstrap-servers}") String bootstrap) {
        this.url = url;
        this.bootstrap = bootstrap;
    }

    @Test
    void givesTheContextADatabaseAndABroker() {
        assertThat(url).startsWith("jdbc:postgresql://").contains("/fresh_");
        assertThat(bootstrap).isEqualTo(Kafka.bootstrap());
    }

    @Test
    void runsPostgresEighteenWithADatabaseForEachCaller() throws SQLException {
        var one = Postgres.freshDatabase();
        var other = Postgres.freshDatabase();

        try (var connection = one.connect(one.owner());
                var statement = connection.createStatement()) {
            statement.execute("create table proof (id int)");
            assertThat(connection.getMetaData().getDatabaseMajorVersion()).isEqualTo(18);
        }

        try (var connection = DriverManager.getConnection(one.url(), one.user(), one.password());
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("insert into proof values (1)")).isOne();
            assertThatThrownBy(() -> statement.execute("drop table proof")).hasMessageContaining("must be owner");
        }
        assertThat(other.url()).isNotEqualTo(one.url());
        assertThatThrownBy(() -> DriverManager.getConnection(other.url(), one.user(), one.password()))
                .hasMessageContaining("permission denied");
    }

    @Test
    void carriesARecordFromProducerToConsumer() {
        var producing = Map.<String, Object>of("bootstrap.servers", bootstrap);
        var consuming = Map.<String, Object>of(
                "bootstrap.servers",
                bootstrap,
                "group.id",
                "proof",
                "group.protocol",
                "consumer",
                "auto.offset.reset",
                "earliest");

        try (var producer = new KafkaProducer<>(producing, new StringSerializer(), new StringSerializer());
                var consumer = new KafkaConsumer<>(consuming, new StringDeserializer(), new StringDeserializer())) {
            producer.send(new ProducerRecord<>("proof", "key", "value"));
            producer.flush();
            consumer.subscribe(List.of("proof"));

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !consumer.poll(Duration.ofMillis(100)).isEmpty());
        }
    }

    @Configuration
    static class Nothing {}
}
