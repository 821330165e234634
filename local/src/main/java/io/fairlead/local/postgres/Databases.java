package io.fairlead.local.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** Gives each service a database and a login of its own that can reach no other. */
public final class Databases {

    private final String host;
    private final int port;
    private final String superuser;
    private final String superuserPassword;
    private final Credentials credentials;

    /** For any PostgreSQL server, the embedded one or another. */
    public Databases(String host, int port, String superuser, String superuserPassword, Credentials credentials) {
        this.host = host;
        this.port = port;
        this.superuser = superuser;
        this.superuserPassword = superuserPassword;
        this.credentials = credentials;
    }

    /** A database of one service, and the login that owns it. */
    public record Database(String url, String user, String password) {

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        @Override
        public String toString() {
            return "Database[" + url + "]";
        }
    }

    public Database of(String name) {
        return new Database(url(name), name, credentials.of(name));
    }

    public boolean answer() throws IOException {
        try (var connection = connect()) {
            return connection.isValid(2);
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    public void create(List<String> names) {
        try (var connection = connect()) {
            for (var name : names) {
                create(name, connection);
            }
            run(connection, "revoke connect on database postgres, template1 from public");
        } catch (SQLException failure) {
            throw new IllegalStateException("create the services' databases: " + failure.getMessage(), failure);
        }
    }

    private void create(String name, Connection connection) throws SQLException {
        if (isEmpty(connection, "select from pg_roles where rolname = ?", name)) {
            run(connection, "create role \"" + name + "\"");
        }
        // The file decides: a password that was lost and made anew works again.
        run(connection, "alter role \"" + name + "\" login password '" + credentials.of(name) + "'");
        if (isEmpty(connection, "select from pg_database where datname = ?", name)) {
            run(connection, "create database \"" + name + "\" owner \"" + name + "\"");
        }
        run(connection, "revoke connect, temporary on database \"" + name + "\" from public");
    }

    private static boolean isEmpty(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return !statement.executeQuery().next();
        }
    }

    private static void run(Connection connection, String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), superuser, superuserPassword);
    }

    private String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }
}
