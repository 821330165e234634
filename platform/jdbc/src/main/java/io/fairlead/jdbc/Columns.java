package io.fairlead.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into parameters of one's own statements, and columns of their rows into values.
 *
 * <ul>
 *   <li>an instant: {@code :now}, {@code timestamptz}
 *   <li>a list: {@code unnest(:ids::uuid[])}, {@code = any(:states::text[])}, so that the statement is the same for any length
 *   <li>a duration: {@code now() + :lease::interval}
 * </ul>
 */
public final class Columns {

    private Columns() {}

    /** For {@code timestamptz}. */
    public static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The same for a column that may be null. */
    public static @Nullable OffsetDateTime timestampOrNull(@Nullable Instant instant) {
        return instant == null ? null : timestamp(instant);
    }

    /** Of a column that is never null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instantOrNull(row, column), column);
    }

    /** Of a column that may be null. */
    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var timestamp = row.getObject(column, OffsetDateTime.class);
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** Of a column that is never null. */
    public static UUID uuid(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(uuidOrNull(row, column), column);
    }

    /** Of a column that may be null. */
    public static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** For {@code ::interval}, in microseconds at the finest. */
    public static String interval(Duration duration) {
        return duration.toString();
    }

    /** For {@code ::uuid[]}. */
    public static UUID[] uuids(Collection<UUID> values) {
        return values.toArray(UUID[]::new);
    }

    /** For {@code ::bigint[]}. */
    public static Long[] bigints(Collection<Long> values) {
        return values.toArray(Long[]::new);
    }

    /** For {@code ::text[]}: of an enum the names, of anything else what {@link Object#toString()} says. */
    public static String[] texts(Collection<?> values) {
        return values.stream()
                .map(value -> value instanceof Enum<?> constant ? constant.name() : value.toString())
                .toArray(String[]::new);
    }
}
