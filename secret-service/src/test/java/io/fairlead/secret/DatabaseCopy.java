package io.fairlead.secret;

import io.fairlead.testkit.server.Postgres.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;

/** What pg_dump would keep of a database, by the same COPY; the embedded server comes without that program. */
public record DatabaseCopy(Map<String, byte[]> tables) {

    private static final String TABLES = """
            select quote_ident(tablename) from pg_tables
            where schemaname = 'public' and tablename <> 'flyway_schema_history'
            """;

    public static DatabaseCopy of(DataSource database) throws SQLException, IOException {
        var tables = new LinkedHashMap<String, byte[]>();
        try (var connection = database.getConnection()) {
            for (var table : tables(connection)) {
                var rows = new ByteArrayOutputStream();
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", rows);
                tables.put(table, rows.toByteArray());
            }
        }
        return new DatabaseCopy(tables);
    }

    /** Fills an empty database with it. */
    public void into(TestDatabase empty) throws SQLException, IOException {
        Flyway.configure()
                .dataSource(empty.url(), empty.owner().user(), empty.owner().password())
                .locations("classpath:db/migration", "classpath:db/outbox", "classpath:db/limits")
                .load()
                .migrate();
        try (var connection = empty.connect(empty.owner())) {
            connection.createStatement().execute("truncate " + String.join(", ", tables.keySet()));
            var left = new ArrayList<>(tables.keySet());
            while (!left.isEmpty()) {
                // A table waits until those that it refers to are there.
                if (!left.removeIf(table -> fills(connection, table))) {
                    throw new AssertionError("cannot be restored: " + left);
                }
            }
        }
    }

    private boolean fills(Connection connection, String table) {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin", new ByteArrayInputStream(tables.get(table)));
            return true;
        } catch (SQLException | IOException _) {
            return false;
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var rows = connection.createStatement().executeQuery(TABLES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
