package io.fairlead.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads one component of an aggregate from a row. */
@FunctionalInterface
interface ColumnReader {

    @Nullable
    Object read(ResultSet row) throws SQLException;
}
