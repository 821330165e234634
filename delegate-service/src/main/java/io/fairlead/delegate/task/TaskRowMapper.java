package io.fairlead.delegate.task;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.delegate.task.TaskSubject.OperationSubject;
import io.fairlead.delegate.task.TaskSubject.TestSubject;
import io.fairlead.jdbc.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads a task from the columns that it needs. */
class TaskRowMapper implements RowMapper<Task> {

    /** Of its own, so that no setting of the HTTP API changes what is stored. */
    static final JsonMapper JSON = JsonMapper.shared();

    static final String COLUMNS = """
            id, test_id, trial_id, operation_id, operation, connector_id, connector_version, scope, connection, deadline,
            traceparent, actor, attempt, sequence,
            losses, passed, delegate_id, delegate_name, turn_scope, urgency,
            cast(extract(epoch from deadline - now()) * 1000 as bigint) as millis_left,
            cast(extract(epoch from clock_timestamp() - queued_at) * 1000 as bigint) as millis_queued
            """;

    @Override
    public Task mapRow(ResultSet row, int number) throws SQLException {
        var delegateId = Columns.uuidOrNull(row, "delegate_id");
        return new Task(
                Columns.uuid(row, "id"),
                subject(row),
                Columns.uuid(row, "connector_id"),
                row.getLong("connector_version"),
                Scope.parse(row.getString("scope")),
                JSON.readValue(row.getString("connection"), RegistryConnection.class),
                Columns.instant(row, "deadline"),
                row.getString("traceparent"),
                row.getString("actor"),
                row.getLong("attempt"),
                row.getLong("sequence"),
                row.getInt("losses"),
                List.of((UUID[]) row.getArray("passed").getArray()),
                delegateId == null ? null : new DelegateName(delegateId, row.getString("delegate_name")),
                row.getString("turn_scope"),
                Urgency.valueOf(row.getString("urgency")),
                row.getLong("millis_left"),
                row.getLong("millis_queued"));
    }

    private TaskSubject subject(ResultSet row) throws SQLException {
        var operationId = Columns.uuidOrNull(row, "operation_id");
        return operationId == null
                ? new TestSubject(Columns.uuid(row, "test_id"), Columns.uuidOrNull(row, "trial_id"))
                : new OperationSubject(operationId, JSON.readValue(row.getString("operation"), Operation.class));
    }
}
