package io.fairlead.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fairlead.local.program.ProcessSupervisor;
import io.fairlead.local.program.ProgramJournal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init")
class EmbeddedPostgresIT {

    @TempDir
    Path home;

    private EmbeddedPostgres postgres;
    private ProcessSupervisor supervisor;

    @BeforeEach
    void start() throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            postgres = new EmbeddedPostgres(home, socket.getLocalPort(), Credentials.load(home.resolve("credentials")));
        }
        keep();
        postgres.databases().create(List.of("connector", "secret"));
    }

    @AfterEach
    void stop() {
        supervisor.stop();
    }

    @Test
    void isVersion18AndDurable() throws Exception {
        try (var connection = postgres.databases().database("secret").connect();
                var answer = connection
                        .createStatement()
                        .executeQuery("select current_setting('server_version'), current_setting('fsync')")) {
            answer.next();

            assertThat(answer.getString(1)).startsWith("18.");
            assertThat(answer.getString(2)).isEqualTo("on");
        }
    }

    @Test
    void aServiceReachesItsOwnDatabaseAndNoOther() throws Exception {
        var own = postgres.databases().database("connector");
        var other = postgres.databases().database("secret").url();

        assertThat(own.connect().isValid(1)).isTrue();
        assertThatThrownBy(() -> DriverManager.getConnection(other, own.user(), own.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(() ->
                        DriverManager.getConnection(other.replace("/secret", "/postgres"), own.user(), own.password()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
    }

    @Test
    void nobodyComesInWithoutAPassword() {
        var database = postgres.databases().database("secret");

        assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", "postgres"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void keepsItsDataOverARestart() throws Exception {
        write("kept");

        supervisor.stop();
        keep();
        postgres.databases().create(List.of("connector", "secret"));

        assertThat(read()).isEqualTo("kept");
    }

    @Test
    void comesBackWithItsDataAfterItWasKilled() throws Exception {
        write("acknowledged");

        var pid = Long.parseLong(Files.readString(home.resolve("pids/postgres")).strip());
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> read().equals("acknowledged"));
    }

    @Test
    void takesTheTablesFromAServiceThatStillOwnsThemAndLosesNothing() throws Exception {
        var secret = postgres.databases().database("secret");
        asSuperuser("postgres", "alter database secret owner to secret");
        asSuperuser(
                "secret",
                "alter default privileges for role secret_owner in schema public revoke all on tables from secret");
        try (var connection = secret.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table words (id bigserial, word text)");
            statement.execute("insert into words (word) values ('kept')");
        }

        postgres.databases().create(List.of("connector", "secret"));

        assertThat(read()).isEqualTo("kept");
        try (var connection = secret.connect();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("insert into words (word) values ('new')"))
                    .isOne();
            assertThatThrownBy(() -> statement.execute("drop table words")).hasMessageContaining("must be owner");
            assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
                    .hasMessageContaining("permission denied");
        }
        asOwner(secret, "create table later (id int)", "drop table words");
        try (var connection = secret.connect();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("insert into later values (1)")).isOne();
        }
    }

    private void asSuperuser(String database, String command) throws SQLException {
        var any = postgres.databases().database(database);
        var password = Credentials.load(home.resolve("credentials")).passwordOf(EmbeddedPostgres.SUPERUSER);
        try (var connection = DriverManager.getConnection(any.url(), EmbeddedPostgres.SUPERUSER, password);
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static void asOwner(ServiceDatabases.ServiceDatabase database, String... commands) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword());
                var statement = connection.createStatement()) {
            for (var command : commands) {
                statement.execute(command);
            }
        }
    }

    private void keep() throws Exception {
        Files.createDirectories(home.resolve("pids"));
        supervisor = ProcessSupervisor.start(
                postgres.prepare(), new ProgramJournal(System.out, false, home.resolve("logs")), home.resolve("pids"));
        supervisor.ready().join();
        await().until(() -> Files.exists(home.resolve("pids/postgres")));
    }

    private void write(String word) throws SQLException {
        var database = postgres.databases().database("secret");
        asOwner(database, "create table words (word text)", "insert into words values ('" + word + "')");
    }

    private String read() throws SQLException {
        try (var connection = postgres.databases().database("secret").connect();
                var answer = connection.createStatement().executeQuery("select word from words")) {
            answer.next();
            return answer.getString(1);
        }
    }
}
