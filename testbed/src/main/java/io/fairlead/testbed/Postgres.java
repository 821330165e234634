package io.fairlead.testbed;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes databases on the one PostgreSQL 18 that this JVM's tests share. It starts with the first call and ends with the
 * JVM.
 */
public final class Postgres {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private Postgres() {}

    /** An empty database that belongs to a role of its own, which may not use any other, as in production. */
    public static Database freshDatabase() {
        var server = Once.SERVER;
        var name = "fresh_" + NUMBER.incrementAndGet();
        var database = new Database(server.address() + "/" + name, name, "password-of-" + name);
        try (var connection =
                        DriverManager.getConnection(server.address() + "/postgres", server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute("create role %s login password '%s'".formatted(name, database.password()));
            statement.execute("create database %s owner %s".formatted(name, name));
            statement.execute("revoke connect on database %s from public".formatted(name));
        } catch (SQLException fault) {
            throw new IllegalStateException("create database " + name + ": " + fault.getMessage(), fault);
        }
        return database;
    }

    /** How to reach one database: a JDBC address, and the role that owns it. */
    public record Database(String url, String user, String password) {}

    private static final class Once {

        private static final PostgresServer SERVER = switch (Supply.chosen()) {
            case CONTAINERS -> PostgresServer.inContainer();
            case EMBEDDED -> PostgresServer.embedded();
        };
    }
}
