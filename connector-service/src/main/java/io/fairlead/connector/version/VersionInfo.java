package io.fairlead.connector.version;

import io.fairlead.contracts.actor.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * When a definition came to be, and by whom.
 *
 * @param number from 1; the ETag
 * @param restores the earlier version that it was made from
 * @param createdBy whose request it began with; absent when nobody is known
 */
public record VersionInfo(
        long number,
        @Nullable Long restores,
        Instant createdAt,
        @Nullable Actor createdBy) {

    /** The first one, made for whom this thread works. */
    public static VersionInfo first(Instant now) {
        return new VersionInfo(1, null, now, Actor.current().orElse(null));
    }

    /** The one after this, made for whom this thread works. */
    public VersionInfo next(@Nullable Long restored, Instant now) {
        return new VersionInfo(number + 1, restored, now, Actor.current().orElse(null));
    }

    /** From the columns version and restores, and those of the names given. */
    public static VersionInfo read(ResultSet row, String createdAtColumn, String createdByColumn) throws SQLException {
        return new VersionInfo(
                row.getLong("version"),
                row.getObject("restores", Long.class),
                row.getObject(createdAtColumn, OffsetDateTime.class).toInstant(),
                Actor.parse(row.getString(createdByColumn)).orElse(null));
    }

    /** The actor as a column keeps it. */
    public @Nullable String createdByText() {
        return createdBy == null ? null : createdBy.toText();
    }
}
