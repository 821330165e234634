package io.fairlead.connector.version;

import io.fairlead.contracts.actor.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Column;

/**
 * When a definition came to be, and by whom; in the columns of the connector that it is live in.
 *
 * @param number from 1; the ETag
 * @param restores the earlier version that it was made from
 * @param createdBy whose request it began with; absent when nobody is known
 */
public record VersionInfo(
        @Column("version") long number,
        @Nullable Long restores,
        @Column("updated_at") Instant createdAt,
        @Nullable @Column("updated_by") Actor createdBy) {

    /** The first one, made for whom this thread works. */
    public static VersionInfo first(Instant now) {
        return new VersionInfo(1, null, now, Actor.current().orElse(null));
    }

    /** The one after this, made for whom this thread works. */
    public VersionInfo next(@Nullable Long restored, Instant now) {
        return new VersionInfo(number + 1, restored, now, Actor.current().orElse(null));
    }

    /** The actor as it is shown. */
    public @Nullable String createdByText() {
        return createdBy == null ? null : createdBy.toText();
    }
}
