package io.fairlead.local.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * Gives each service a database and two logins that can reach no other: one owns the tables and migrates them, the service
 * itself only works in them. A database that the service still owns is handed over with all that is in it.
 */
public final class ServiceDatabases {

    private static final String TABLE_RIGHTS = "select, insert, update, delete";

    private static final String OWNED_BY_ROLE =
            "select from pg_class where relowner = (select oid from pg_roles where rolname = ?) and relkind in ('r', 'p', 'S', 'v')";

    private final String host;
    private final int port;
    private final String superuser;
    private final String superuserPassword;
    private final Credentials credentials;

    /** For any PostgreSQL server, the embedded one or another. */
    public ServiceDatabases(
            String host, int port, String superuser, String superuserPassword, Credentials credentials) {
        this.host = host;
        this.port = port;
        this.superuser = superuser;
        this.superuserPassword = superuserPassword;
        this.credentials = credentials;
    }

    /** A database of one service, the login that works in it, and the one that owns it. */
    public record ServiceDatabase(String url, String user, String password, String owner, String ownerPassword) {

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        @Override
        public String toString() {
            return "Database[" + url + "]";
        }
    }

    public ServiceDatabase database(String name) {
        return new ServiceDatabase(
                url(name), name, credentials.passwordOf(name), owner(name), credentials.passwordOf(owner(name)));
    }

    public boolean isReachable() throws IOException {
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
        var owner = owner(name);
        login(name, connection);
        login(owner, connection);
        if (isEmpty(connection, "select from pg_database where datname = ?", name)) {
            run(connection, "create database \"%s\" owner \"%s\"".formatted(name, owner));
        }
        run(connection, "alter database \"%s\" owner to \"%s\"".formatted(name, owner));
        run(connection, "revoke connect, temporary on database \"" + name + "\" from public");
        run(connection, "grant connect on database \"%1$s\" to \"%1$s\"".formatted(name));
        try (var inside = DriverManager.getConnection(url(name), superuser, superuserPassword)) {
            handOver(name, owner, inside);
        }
    }

    private void login(String role, Connection connection) throws SQLException {
        if (isEmpty(connection, "select from pg_roles where rolname = ?", role)) {
            run(connection, "create role \"" + role + "\"");
        }
        // The file decides: a password that was lost and regenerated works again.
        run(connection, "alter role \"" + role + "\" login password '" + credentials.passwordOf(role) + "'");
    }

    /** What a service owns from the time when it had one login goes to the owner, and the service keeps working in it. */
    private static void handOver(String name, String owner, Connection inside) throws SQLException {
        if (!isEmpty(inside, OWNED_BY_ROLE, name)) {
            inside.setAutoCommit(false);
            run(inside, "reassign owned by \"%s\" to \"%s\"".formatted(name, owner));
            run(inside, "grant %s on all tables in schema public to \"%s\"".formatted(TABLE_RIGHTS, name));
            run(inside, "grant usage, select on all sequences in schema public to \"%s\"".formatted(name));
            inside.commit();
            inside.setAutoCommit(true);
        }
        var byDefault = "alter default privileges for role \"%s\" in schema public grant ".formatted(owner);
        run(inside, byDefault + TABLE_RIGHTS + " on tables to \"" + name + "\"");
        run(inside, byDefault + "usage, select on sequences to \"" + name + "\"");
    }

    private static String owner(String name) {
        return name + "_owner";
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
