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
public record Revision(
        long number,
        @Nullable Long restores,
        Instant createdAt,
        @Nullable Actor createdBy) {

    /** The first one, made for whom this thread works. */
    public static Revision first(Instant now) {
        return new Revision(1, null, now, Actor.current().orElse(null));
    }

    /** The one after this, made for whom this thread works. */
    public Revision next(@Nullable Long restored, Instant now) {
        return new Revision(number + 1, restored, now, Actor.current().orElse(null));
    }

    /** From the columns version and restores, and those of the names given. */
    public static Revision read(ResultSet row, String at, String by) throws SQLException {
        return new Revision(
                row.getLong("version"),
                row.getObject("restores", Long.class),
                row.getObject(at, OffsetDateTime.class).toInstant(),
                Actor.parse(row.getString(by)).orElse(null));
    }

    /** The actor as a column keeps it. */
    public @Nullable String by() {
        return createdBy == null ? null : createdBy.toText();
    }
}
