package io.fairlead.audit;

import io.fairlead.contracts.scope.Scope;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds entries. */
class AuditEntries {

    private final JdbcTemplate jdbc;

    AuditEntries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the scope and of all within it; at the account also those that belong to nobody's account. */
    List<StoredEntry> list(Scope scope, AuditController.EntryFilter filter, long before, int limit) {
        var sql = new StringBuilder("select " + StoredEntry.COLUMNS + " from audit.entry e where e.id < ?");
        var values = new ArrayList<Object>(List.of(before));
        sql.append(" and (e.scope = ? or starts_with(e.scope, ?)")
                .append(scope.org() == null ? " or e.scope is null)" : ")");
        values.addAll(List.of(scope.toText(), scope.toText() + "/"));
        add(sql, values, "e.actor = ?", filter.actor());
        add(sql, values, "e.action = ?", filter.action());
        add(sql, values, "e.resource_type = ?", filter.resourceType());
        add(sql, values, "e.resource_id = ?", filter.resourceId());
        add(sql, values, "e.identifier = ?", filter.identifier());
        add(sql, values, "e.result = ?", filter.result());
        add(sql, values, "e.correlation_id = ?", filter.correlationId());
        add(sql, values, "e.occurred_at >= ?", filter.from());
        add(sql, values, "e.occurred_at < ?", filter.to());
        sql.append(" order by e.id desc limit ?");
        values.add(limit);
        return jdbc.query(sql.toString(), (row, _) -> StoredEntry.of(row), values.toArray());
    }

    private static void add(StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            values.add(
                    switch (value) {
                        case Instant at -> Timestamp.from(at);
                        case Enum<?> constant -> constant.name();
                        default -> value.toString().replace("\0", "");
                    });
        }
    }
}
