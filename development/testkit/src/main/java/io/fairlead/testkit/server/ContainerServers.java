package io.fairlead.testkit.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL and Kafka for one suite of programs, in containers of its own; where none can be, the suite embeds its own. */
public final class ContainerServers implements AutoCloseable {

    private static final String POSTGRES_DATA = "/var/lib/postgresql";

    private final PostgreSQLContainer postgresContainer = PostgresServer.container();
    private final KafkaContainer kafkaContainer = KafkaBroker.container();
    private final PostgresServer postgres;
    private final String kafka;

    private ContainerServers() {
        // What was not closed, Testcontainers removes when the JVM ends.
        Startables.deepStart(postgresContainer, kafkaContainer).join();
        postgres = PostgresServer.of(postgresContainer);
        kafka = KafkaBroker.of(kafkaContainer);
    }

    /** Started and empty servers; nothing where the choice for this JVM's tests fell on embedded ones. */
    public static Optional<ContainerServers> startIfChosen() {
        return switch (ServerChoice.current()) {
            case CONTAINERS -> Optional.of(new ContainerServers());
            case EMBEDDED -> Optional.empty();
        };
    }

    public PostgresServer postgres() {
        return postgres;
    }

    /** Where clients of the broker start: {@code host:port}. */
    public String kafka() {
        return kafka;
    }

    /** Copies all that both have written, to their disks and to their logs. */
    public void copyTo(Path directory) throws IOException {
        checkpoint();
        copy(postgresContainer, POSTGRES_DATA, directory.resolve("postgres"));
        copy(kafkaContainer, KafkaBroker.DATA, directory.resolve("kafka"));
    }

    @Override
    public void close() {
        kafkaContainer.stop();
        postgresContainer.stop();
    }

    private void checkpoint() {
        try (var connection = DriverManager.getConnection(
                        postgres.address() + "/postgres", postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        } catch (SQLException failure) {
            throw new IllegalStateException("have PostgreSQL write its tables: " + failure.getMessage(), failure);
        }
    }

    private static void copy(GenericContainer<?> container, String data, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("container.log"), container.getLogs());
        var client = container.getDockerClient();
        try (var command = client.copyArchiveFromContainerCmd(container.getContainerId(), data);
                var tar = new TarArchiveInputStream(command.exec())) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = directory.resolve(entry.getName()).normalize();
                if (entry.isFile() && target.startsWith(directory)) {
                    Files.createDirectories(Objects.requireNonNull(target.getParent()));
                    Files.copy(tar, target);
                }
            }
        }
    }
}
