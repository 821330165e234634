package io.fairlead.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the audit, and its place in the hash of the link that binds it. */
record StoredEntry(
        long id,
        Instant occurredAt,
        String actorKind,
        String actor,
        @Nullable String onBehalfOf,
        String action,
        String resourceType,
        @Nullable String resourceId,
        @Nullable String scope,
        @Nullable String identifier,
        @Nullable Long beforeVersion,
        @Nullable String beforeHash,
        @Nullable Long afterVersion,
        @Nullable String afterHash,
        @Nullable String details,
        @Nullable String correlationId,
        String result,
        @Nullable Integer status,
        @Nullable String code) {

    static final String COLUMNS = """
            e.id, e.occurred_at, e.actor_kind, e.actor, e.on_behalf_of, e.action, e.resource_type, e.resource_id, e.scope,
            e.identifier, e.before_version, e.before_hash, e.after_version, e.after_hash, e.details, e.correlation_id,
            e.result, e.status, e.code
            """;

    static StoredEntry of(ResultSet row) throws SQLException {
        return new StoredEntry(
                row.getLong("id"),
                row.getTimestamp("occurred_at").toInstant(),
                row.getString("actor_kind"),
                row.getString("actor"),
                row.getString("on_behalf_of"),
                row.getString("action"),
                row.getString("resource_type"),
                row.getString("resource_id"),
                row.getString("scope"),
                row.getString("identifier"),
                row.getObject("before_version", Long.class),
                row.getString("before_hash"),
                row.getObject("after_version", Long.class),
                row.getString("after_hash"),
                row.getString("details"),
                row.getString("correlation_id"),
                row.getString("result"),
                row.getObject("status", Integer.class),
                row.getString("code"));
    }

    /** What binds this entry to its position and to all that came before it. */
    byte[] hash(long position, byte[] previous) {
        return ValuesHash.of(
                "fairlead-audit-v1",
                position,
                previous,
                id,
                occurredAt,
                actorKind,
                actor,
                onBehalfOf,
                action,
                resourceType,
                resourceId,
                scope,
                identifier,
                beforeVersion,
                beforeHash,
                afterVersion,
                afterHash,
                details,
                correlationId,
                result,
                status,
                code);
    }
}
