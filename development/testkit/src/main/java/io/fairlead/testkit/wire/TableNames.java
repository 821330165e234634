package io.fairlead.testkit.wire;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Tables and columns of a migrated database: {@code person.name text} for each column. */
public final class TableNames {

    // Not information_schema, which hides what the service's role may not see.
    private static final String COLUMNS = """
            select format('%s.%s %s', relname, attname, format_type(atttypid, atttypmod))
            from pg_attribute join pg_class on pg_class.oid = attrelid
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
              and attnum > 0 and not attisdropped and relname <> 'flyway_schema_history'""";

    private TableNames() {}

    public static Set<String> of(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var columns = statement.executeQuery(COLUMNS)) {
            var names = new TreeSet<String>();
            while (columns.next()) {
                names.add(columns.getString(1));
            }
            return names;
        }
    }
}
