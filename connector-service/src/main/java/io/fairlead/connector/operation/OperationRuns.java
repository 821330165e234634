package io.fairlead.connector.operation;

import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.contracts.scope.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The stored operations, one row each. */
@Repository
class OperationRuns {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    OperationRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    OperationRun insert(UUID id, OperationConnector subject, Operation operation, Duration timeLimit) {
        return jdbc.sql("""
                insert into operation (id, connector_id, scope, identifier, connector_version, operation, deadline)
                values (?, ?, ?, ?, ?, ?::jsonb, now() + ? * interval '1 millisecond')
                returning *
                """)
                .params(
                        id,
                        subject.connectorId(),
                        subject.connector().scope().toText(),
                        subject.connector().identifier(),
                        subject.version(),
                        json.writerFor(Operation.class).writeValueAsString(operation),
                        timeLimit.toMillis())
                .query(this::readRow)
                .single();
    }

    /** Of a row that is locked. */
    void save(OperationRun run) {
        var ending = run.ending();
        jdbc.sql("""
                update operation set state = ?, version = ?, work = ?::jsonb, ending = ?::jsonb, started_at = ?
                 where id = ?
                """)
                .param(run.state().name())
                .param(run.version())
                .param(json.writeValueAsString(run.work()))
                .param(ending == null ? null : json.writeValueAsString(ending))
                .param(utc(run.startedAt()))
                .param(run.id())
                .update();
    }

    Optional<OperationRun> find(UUID id) {
        return jdbc.sql("select * from operation where id = ?")
                .param(id)
                .query(this::readRow)
                .optional();
    }

    Optional<OperationRun> lock(UUID id) {
        return jdbc.sql("select * from operation where id = ? for update")
                .param(id)
                .query(this::readRow)
                .optional();
    }

    List<OperationRun> lockOverdue(int limit) {
        return jdbc.sql("""
                select * from operation where state in ('REQUESTED', 'RUNNING') and deadline < now()
                 order by deadline limit ? for update skip locked
                """).param(limit).query(this::readRow).list();
    }

    List<UUID> changedSince(Map<UUID, Long> known) {
        return jdbc.sql("""
                select operation.id from unnest(?::uuid[], ?::bigint[]) as known (id, version)
                  join operation on operation.id = known.id and operation.version > known.version
                """)
                .params(known.keySet().toArray(UUID[]::new), known.values().toArray(Long[]::new))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Those of the given ones that have ended. */
    List<OperationRun> findEnded(List<UUID> ids) {
        return jdbc.sql("select * from operation where id = any(?::uuid[]) and ending is not null")
                .params((Object) ids.toArray(UUID[]::new))
                .query(this::readRow)
                .list();
    }

    /** Forgets ended operations; answers how many it was. */
    int purge(Duration olderThan, int limit) {
        return jdbc.sql("""
                delete from operation where id in (
                    select id from operation
                     where requested_at < now() - ? * interval '1 second' and ending is not null
                     limit ? for update skip locked)
                """).params(olderThan.toSeconds(), limit).update();
    }

    private OperationRun readRow(ResultSet row, int number) throws SQLException {
        var ending = row.getString("ending");
        return new OperationRun(
                row.getObject("id", UUID.class),
                new OperationConnector(
                        row.getObject("connector_id", UUID.class),
                        new ResourceReference(Scope.parse(row.getString("scope")), row.getString("identifier")),
                        row.getLong("connector_version")),
                json.readValue(row.getString("operation"), Operation.class),
                OperationState.valueOf(row.getString("state")),
                row.getLong("version"),
                json.readValue(row.getString("work"), WorkProgress.class),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("deadline", OffsetDateTime.class).toInstant(),
                instant(row.getObject("started_at", OffsetDateTime.class)),
                ending == null ? null : json.readValue(ending, OperationCompletion.class));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
