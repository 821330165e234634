package io.fairlead.testkit.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** A running PostgreSQL that forgets everything in the end, and is therefore allowed not to flush to disk. */
public record PostgresServer(String host, int port, String user, String password) {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final String SUPERUSER = "postgres";

    static PostgresServer inContainer() {
        var container = container();
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop-postgres"));
        return of(container);
    }

    /** One that is still to be started. */
    static PostgreSQLContainer container() {
        return new PostgreSQLContainer(ServerChoice.POSTGRES_IMAGE)
                .withUsername(SUPERUSER)
                .withDatabaseName("postgres")
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "full_page_writes=off",
                        "-c",
                        "synchronous_commit=off",
                        "-c",
                        "max_connections=300");
    }

    static PostgresServer of(PostgreSQLContainer started) {
        return announced(
                "container " + ServerChoice.POSTGRES_IMAGE,
                new PostgresServer(started.getHost(), started.getFirstMappedPort(), SUPERUSER, started.getPassword()));
    }

    static PostgresServer embedded() {
        try {
            // The builder registers its own shutdown hook and leaves no data behind.
            var postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("max_connections", "300")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .start();
            return announced(
                    "embedded",
                    new PostgresServer("127.0.0.1", postgres.getPort(), SUPERUSER, "any: loopback is trusted"));
        } catch (IOException fault) {
            throw new UncheckedIOException("start embedded PostgreSQL: " + fault.getMessage(), fault);
        }
    }

    /** What every JDBC address of this server begins with. */
    String address() {
        return "jdbc:postgresql://%s:%d".formatted(host, port);
    }

    private static PostgresServer announced(String kind, PostgresServer server) {
        LOG.warn("TESTBED: PostgreSQL ({}) at {}", kind, server.address());
        return server;
    }

    @Override
    public String toString() {
        return address();
    }
}
