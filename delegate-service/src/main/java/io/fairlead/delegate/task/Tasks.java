package io.fairlead.delegate.task;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.delegate.task.TaskSubject.OperationSubject;
import io.fairlead.delegate.task.TaskSubject.TestSubject;
import io.fairlead.jdbc.Columns;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Keeps tasks: how they come, are offered, and end. What is done under a lease is in {@link Leases}. */
@Repository
class Tasks {

    private final JdbcClient jdbc;
    private final TaskProperties settings;
    private final TaskRowMapper rowMapper = new TaskRowMapper();

    Tasks(JdbcClient jdbc, TaskProperties settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** Empty when its purpose has a task already, or its deadline has passed. */
    Optional<Task> saveIfNew(NewTask task, @Nullable String traceparent) {
        return switch (task.subject()) {
            case TestSubject(var testId, var _) -> saveIfNew(task, testId, null, null, traceparent);
            case OperationSubject(var operationId, var operation) ->
                saveIfNew(
                        task,
                        null,
                        operationId,
                        TaskRowMapper.JSON.writerFor(Operation.class).writeValueAsString(operation),
                        traceparent);
        };
    }

    private Optional<Task> saveIfNew(
            NewTask task,
            @Nullable UUID testId,
            @Nullable UUID operationId,
            @Nullable String operation,
            @Nullable String traceparent) {
        return returningTask("""
                insert into task (id, test_id, trial_id, operation_id, operation, connector_id, connector_version, scope,
                                  wants, connection, deadline, traceparent, actor, state)
                select :id, :test::uuid, :trial::uuid, :operation_id::uuid, :operation, :connector,
                       :version, :scope, :wants, :connection, :deadline::timestamptz, :traceparent, :actor, 'QUEUED'
                 where :deadline::timestamptz > now()
                on conflict do nothing
                returning
                """)
                .param("id", UUID.randomUUID())
                .param("test", testId)
                .param("trial", task.subject().trial())
                .param("operation_id", operationId)
                .param("operation", operation)
                .param("connector", task.connectorId())
                .param("version", task.connectorVersion())
                .param("scope", task.scope().toText())
                .param("wants", task.placementKey())
                .param("connection", TaskRowMapper.JSON.writeValueAsString(task.connection()))
                .param("deadline", Columns.timestamp(task.deadline()))
                .param("traceparent", traceparent)
                .param("actor", Actor.current().map(Actor::toText).orElse(null))
                .query(rowMapper)
                .optional();
    }

    /** Locks a task that waits; empty when somebody else has it just now. */
    Optional<Task> lockQueued(UUID id) {
        return jdbc.sql("select " + TaskRowMapper.COLUMNS + """
                  from task where id = :id and state = 'QUEUED' for update skip locked
                """)
                .param("id", id)
                .param("patience", Columns.interval(settings.waitForDelegate()))
                .query(rowMapper)
                .optional();
    }

    Optional<Task> find(UUID id) {
        return jdbc.sql("select " + TaskRowMapper.COLUMNS + " from task where id = :id")
                .param("id", id)
                .param("patience", Columns.interval(settings.waitForDelegate()))
                .query(rowMapper)
                .optional();
    }

    /** Those that wait, the longest first. */
    List<QueuedTask> listQueued(int limit) {
        return jdbc.sql("""
                select id, wants, queued_at < now() - :patience::interval as waited_out
                  from task where state = 'QUEUED' and completed_at is null order by queued_at limit :limit
                """)
                .param("patience", Columns.interval(settings.waitForDelegate()))
                .param("limit", limit)
                .query((found, _) -> new QueuedTask(
                        Columns.uuid(found, "id"), found.getString("wants"), found.getBoolean("waited_out")))
                .list();
    }

    /** @param placementKey equal for tasks that the same delegates may take */
    record QueuedTask(UUID id, String placementKey, boolean waitExpired) {}

    /** Raises the fencing token; the task is in the delegate's hands until the offer lapses. */
    Optional<Task> offer(UUID id, DelegateName delegate) {
        return returningTask("""
                update task set state = 'OFFERED', attempt = attempt + 1, sequence = sequence + 1, delegate_id = :delegate,
                       delegate_name = :name, lease_until = now() + :offer::interval
                 where id = :id and state = 'QUEUED'
                returning
                """)
                .param("id", id)
                .param("delegate", delegate.id())
                .param("name", delegate.name())
                .param("offer", Columns.interval(settings.offerTimeout()))
                .query(rowMapper)
                .optional();
    }

    /** Ends an open task without a delegate's result. */
    Optional<Task> end(UUID id, Task.State state) {
        return returningTask("""
                update task set state = :state, sequence = sequence + 1, completed_at = now()
                 where id = :id and completed_at is null
                returning
                """)
                .param("id", id)
                .param("state", state.name())
                .query(rowMapper)
                .optional();
    }

    /** @param subjectId the test or the operation */
    Optional<Task> cancel(UUID subjectId) {
        return returningTask("""
                update task set state = 'CANCELLED', completed_at = now()
                 where (test_id = :purpose or operation_id = :purpose) and completed_at is null
                returning
                """).param("purpose", subjectId).query(rowMapper).optional();
    }

    List<UUID> listOverdue() {
        return jdbc.sql("select id from task where completed_at is null and deadline < now() limit 100")
                .query((found, _) -> Columns.uuid(found, "id"))
                .list();
    }

    int purge() {
        return jdbc.sql("""
                delete from task where id in (
                    select id from task where completed_at < now() - :kept::interval limit 10000)
                """)
                .param("kept", Columns.interval(settings.retention()))
                .update();
    }

    private StatementSpec returningTask(String statement) {
        return jdbc.sql(statement + TaskRowMapper.COLUMNS)
                .param("patience", Columns.interval(settings.waitForDelegate()));
    }
}
