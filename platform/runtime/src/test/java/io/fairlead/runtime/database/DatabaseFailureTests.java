package io.fairlead.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.zaxxer.hikari.HikariDataSource;
import io.fairlead.testkit.server.Postgres;
import io.fairlead.testkit.server.Postgres.TestDatabase;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

/** Against the real server and the pool of production, because what they say is the question. */
class DatabaseFailureTests {

    private final TestDatabase database = Postgres.freshDatabase();
    private final HikariDataSource pool = new HikariDataSource();
    private final JdbcClient jdbc = JdbcClient.create(pool);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(pool));

    @BeforeEach
    void openPool() {
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.owner().user());
        pool.setPassword(database.owner().password());
        pool.setMaximumPoolSize(2);
        pool.setConnectionTimeout(500);
        jdbc.sql("create table knot (id int primary key, name text)").update();
        jdbc.sql("insert into knot values (1, 'bowline'), (2, 'hitch')").update();
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void aTransactionWhoseConnectionIsKilledMeetsAnOutage() {
        var failure = catchThrowable(() -> transaction.executeWithoutResult(_ -> {
            kill(backend());
            rename(1, "sheet bend");
        }));

        assertThat(DatabaseFailure.of(failure)).contains(DatabaseFailure.OUTAGE);
    }

    @Test
    void aRollbackThatFailsBecauseTheConnectionIsKilledIsAnOutage() {
        var failure = catchThrowable(() -> transaction.executeWithoutResult(_ -> {
            kill(backend());
            throw new IllegalArgumentException("refused for another reason");
        }));

        assertThat(failure).isNotInstanceOf(IllegalArgumentException.class);
        assertThat(DatabaseFailure.of(failure)).contains(DatabaseFailure.OUTAGE);
    }

    @Test
    void aConnectionOfBeforeAFailoverMeetsAnOutage() {
        var failure = catchThrowable(() -> transaction.executeWithoutResult(_ -> {
            jdbc.sql("set transaction read only").update();
            rename(1, "sheet bend");
        }));

        assertThat(states(failure)).isEqualTo("25006");
        assertThat(DatabaseFailure.of(failure)).contains(DatabaseFailure.OUTAGE);
    }

    @Test
    void aPoolThatHasNoConnectionLeftIsAnOutage() throws SQLException {
        try (var _ = pool.getConnection();
                var _ = pool.getConnection()) {
            assertThat(DatabaseFailure.of(catchThrowable(this::backend))).contains(DatabaseFailure.OUTAGE);
            assertThat(DatabaseFailure.of(
                            catchThrowable(() -> transaction.executeWithoutResult(_ -> rename(1, "sheet bend")))))
                    .contains(DatabaseFailure.OUTAGE);
        }
    }

    @Test
    void aServerWithoutRoomForOneMoreConnectionIsAnOutage() throws SQLException {
        superuser("alter role %s connection limit 1".formatted(database.owner().user()));

        var failure = catchThrowable(() -> transaction.executeWithoutResult(_ -> {
            backend();
            CompletableFuture.runAsync(this::backend).join();
        }));

        assertThat(states(failure)).isEqualTo("53300");
        assertThat(DatabaseFailure.of(failure)).contains(DatabaseFailure.OUTAGE);
    }

    @Test
    void aStatementThatTakesTooLongMeetsAnOutage() {
        var failure = catchThrowable(() -> transaction.executeWithoutResult(_ -> {
            jdbc.sql("set local statement_timeout = 50").update();
            jdbc.sql("select pg_sleep(10)").query().listOfRows();
        }));

        assertThat(states(failure)).isEqualTo("57014");
        assertThat(DatabaseFailure.of(failure)).contains(DatabaseFailure.OUTAGE);
    }

    @Test
    void aDeadlockIsAConflict() {
        var bothHoldOne = new CountDownLatch(2);
        var second = CompletableFuture.supplyAsync(() -> catchThrowable(() -> renameBoth(2, 1, bothHoldOne)));

        var first = catchThrowable(() -> renameBoth(1, 2, bothHoldOne));

        var victim = first == null ? second.join() : first;
        assertThat(states(victim)).isEqualTo("40P01");
        assertThat(DatabaseFailure.of(victim)).contains(DatabaseFailure.CONFLICT);
    }

    @Test
    void aTransactionThatCannotBeSerializedIsAConflict() {
        var failure = catchThrowable(() -> transaction.executeWithoutResult(_ -> {
            jdbc.sql("set transaction isolation level serializable").update();
            jdbc.sql("select count(*) from knot").query(Integer.class).single();
            CompletableFuture.runAsync(() -> rename(1, "sheet bend")).join();
            rename(1, "reef knot");
        }));

        assertThat(states(failure)).isEqualTo("40001");
        assertThat(DatabaseFailure.of(failure)).contains(DatabaseFailure.CONFLICT);
    }

    @Test
    void aValueThatPostgresDoesNotTakeIsAFault() {
        assertThat(DatabaseFailure.of(catchThrowable(() -> rename(1, "nul \0"))))
                .contains(DatabaseFailure.FAULT);
        assertThat(DatabaseFailure.of(catchThrowable(
                        () -> jdbc.sql("insert into knot values (1)").update())))
                .contains(DatabaseFailure.FAULT);
    }

    @Test
    void whatHappensElsewhereIsNone() {
        assertThat(DatabaseFailure.of(new IllegalStateException("Kafka"))).isEmpty();
        assertThat(DatabaseFailure.isOutage(new IllegalStateException("Kafka"))).isFalse();
        assertThat(DatabaseFailure.isPassing(new TransactionSystemException("commit", new SQLException("closed"))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "08006, OUTAGE", "25006, OUTAGE", "28P01, OUTAGE", "3D000, OUTAGE", "53100, OUTAGE", "53200, OUTAGE",
        "53300, OUTAGE", "57P01, OUTAGE", "57P02, OUTAGE", "57P03, OUTAGE", "58030, OUTAGE", "40001, CONFLICT",
        "40P01, CONFLICT", "55P03, CONFLICT", "22021, FAULT", "23505, FAULT", "25P02, FAULT", "40002, FAULT",
        "42501, FAULT", "54000, FAULT", "XX000, FAULT"
    })
    void judgesByTheState(String state, DatabaseFailure expected) {
        assertThat(DatabaseFailure.of(new RuntimeException(new SQLException("", state))))
                .contains(expected);
    }

    private void renameBoth(int first, int second, CountDownLatch bothHoldOne) {
        transaction.executeWithoutResult(_ -> {
            rename(first, "sheet bend");
            bothHoldOne.countDown();
            try {
                bothHoldOne.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            rename(second, "reef knot");
        });
    }

    private void rename(int id, String name) {
        jdbc.sql("update knot set name = :name where id = :id")
                .param("name", name)
                .param("id", id)
                .update();
    }

    private int backend() {
        return jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
    }

    private void kill(int backend) {
        try {
            superuser("select pg_terminate_backend(%d, 5000)".formatted(backend));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void superuser(String command) throws SQLException {
        try (var connection = database.connect(database.superuser());
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static @Nullable String states(@Nullable Throwable failure) {
        String state = null;
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            state = cause instanceof SQLException e ? e.getSQLState() : state;
        }
        return state;
    }
}
