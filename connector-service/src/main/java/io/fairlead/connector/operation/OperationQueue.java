package io.fairlead.connector.operation;

import io.fairlead.contracts.operation.Operation;
import io.fairlead.jdbc.AggregateRows;
import io.fairlead.jdbc.Columns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Queues operations on the database's clock, and finds those of many that have moved, ended or had their time. */
@Repository
class OperationQueue {

    private static final String INSERT = """
            insert into operation (id, connector_id, scope, identifier, connector_version, operation, deadline)
            values (:id, :connector_id, :scope, :identifier, :connector_version, :operation,
                    now() + :time_limit::interval)
            returning *
            """;

    private final JdbcClient jdbc;
    private final AggregateRows rows;
    private final RowMapper<OperationRun> mapper;

    OperationQueue(JdbcClient jdbc, AggregateRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.mapper = rows.mapper(OperationRun.class);
    }

    OperationRun insert(UUID id, OperationConnector subject, Operation operation, Duration timeLimit) {
        return jdbc.sql(INSERT)
                .params(rows.columns(subject))
                .param("id", id)
                .param("operation", rows.column(operation))
                .param("time_limit", Columns.interval(timeLimit))
                .query(mapper)
                .single();
    }

    List<OperationRun> lockOverdue(int limit) {
        return jdbc.sql("""
                select * from operation where state in ('REQUESTED', 'RUNNING') and deadline < now()
                order by deadline limit :limit for update skip locked
                """).param("limit", limit).query(mapper).list();
    }

    List<UUID> changedSince(Map<UUID, Long> known) {
        return jdbc.sql("""
                select operation.id from unnest(:ids::uuid[], :versions::bigint[]) as known (id, version)
                join operation on operation.id = known.id and operation.version > known.version
                """)
                .param("ids", Columns.uuids(known.keySet()))
                .param("versions", Columns.bigints(known.values()))
                .query((row, _) -> Columns.uuid(row, "id"))
                .list();
    }

    /** Those of the given ones that have ended. */
    List<OperationRun> findEnded(List<UUID> ids) {
        return jdbc.sql("select * from operation where id = any(:ids::uuid[]) and ending is not null")
                .param("ids", Columns.uuids(ids))
                .query(mapper)
                .list();
    }

    /** Forgets ended operations; answers how many it was. */
    int purge(Duration olderThan, int limit) {
        return jdbc.sql("""
                delete from operation where id in (
                    select id from operation
                    where requested_at < now() - :older_than::interval and ending is not null
                    limit :limit for update skip locked)
                """)
                .param("older_than", Columns.interval(olderThan))
                .param("limit", limit)
                .update();
    }
}
