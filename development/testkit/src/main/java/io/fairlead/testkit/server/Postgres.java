package io.fairlead.testkit.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes databases on the PostgreSQL 18 that this JVM's tests share. It starts with the first call and ends with the
 * JVM.
 */
public final class Postgres {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Postgres() {}

    /** An empty database in the shape of production: one role owns and migrates it, another one only works in it. */
    public static TestDatabase freshDatabase() {
        return freshDatabase(Holder.SERVER);
    }

    /** An empty database on a server of its own, as after the loss of the first one. Takes seconds. */
    public static TestDatabase freshDatabaseElsewhere() {
        return freshDatabase(Holder.start());
    }

    private static TestDatabase freshDatabase(PostgresServer server) {
        var name = "fresh_" + NUMBER.incrementAndGet();
        var database = new TestDatabase(
                server.address() + "/" + name,
                name,
                "password-of-" + name,
                new DatabaseLogin(name + "_owner", "password-of-the-owner-of-" + name),
                new DatabaseLogin(server.user(), server.password()));
        try (var connection =
                DriverManager.getConnection(server.address() + "/postgres", server.user(), server.password())) {
            run(connection, "create role %s login password '%s'".formatted(name, database.password()));
            run(
                    connection,
                    "create role %s login password '%s'"
                            .formatted(database.owner().user(), database.owner().password()));
            run(
                    connection,
                    "create database %s owner %s"
                            .formatted(name, database.owner().user()));
            run(connection, "revoke connect, temporary on database %s from public".formatted(name));
            run(connection, "grant connect on database %s to %s".formatted(name, name));
        } catch (SQLException fault) {
            throw new IllegalStateException("create database " + name + ": " + fault.getMessage(), fault);
        }
        try (var connection = database.connect(database.owner())) {
            run(
                    connection,
                    "alter default privileges in schema public grant select, insert, update, delete on tables to %s"
                            .formatted(name));
            run(
                    connection,
                    "alter default privileges in schema public grant usage, select on sequences to %s".formatted(name));
        } catch (SQLException fault) {
            throw new IllegalStateException("grant rights in " + name + ": " + fault.getMessage(), fault);
        }
        return database;
    }

    private static void run(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /**
     * How to reach one database.
     *
     * @param user the role that a service works as
     * @param owner the role that its migrations run as
     * @param superuser for a test that does what nobody may
     */
    public record TestDatabase(String url, String user, String password, DatabaseLogin owner, DatabaseLogin superuser) {

        public Connection connect(DatabaseLogin login) throws SQLException {
            return DriverManager.getConnection(url, login.user(), login.password());
        }
    }

    public record DatabaseLogin(String user, String password) {}

    private static final class Holder {

        private static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            return switch (ServerChoice.current()) {
                case CONTAINERS -> PostgresServer.inContainer();
                case EMBEDDED -> PostgresServer.embedded();
            };
        }
    }
}
