package io.fairlead.delegate.task;

import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.registry.RegistryConnection;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.delegate.task.TaskSubject.OperationSubject;
import io.fairlead.delegate.task.TaskSubject.TestSubject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reads a task from the columns that it needs. */
class TaskRowMapper implements RowMapper<Task> {

    /** Takes the patience in milliseconds as its one parameter. */
    static final String COLUMNS = """
            id, test_id, trial_id, operation_id, operation, connector_id, connector_version, scope, connection, deadline,
            traceparent, actor, attempt, sequence,
            losses, passed, delegate_id, delegate_name,
            queued_at < now() - :patience * interval '1 millisecond' as waited_out,
            cast(extract(epoch from deadline - now()) * 1000 as bigint) as millis_left
            """;

    private final JsonMapper json;

    TaskRowMapper(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Task mapRow(ResultSet row, int number) throws SQLException {
        var delegateId = row.getObject("delegate_id", UUID.class);
        return new Task(
                row.getObject("id", UUID.class),
                subject(row),
                row.getObject("connector_id", UUID.class),
                row.getLong("connector_version"),
                Scope.parse(row.getString("scope")),
                json.readValue(row.getString("connection"), RegistryConnection.class),
                row.getTimestamp("deadline").toInstant(),
                row.getString("traceparent"),
                row.getString("actor"),
                row.getLong("attempt"),
                row.getLong("sequence"),
                row.getInt("losses"),
                List.of((UUID[]) row.getArray("passed").getArray()),
                delegateId == null ? null : new DelegateName(delegateId, row.getString("delegate_name")),
                row.getBoolean("waited_out"),
                row.getLong("millis_left"));
    }

    private TaskSubject subject(ResultSet row) throws SQLException {
        var operationId = row.getObject("operation_id", UUID.class);
        return operationId == null
                ? new TestSubject(row.getObject("test_id", UUID.class), row.getObject("trial_id", UUID.class))
                : new OperationSubject(operationId, json.readValue(row.getString("operation"), Operation.class));
    }
}
