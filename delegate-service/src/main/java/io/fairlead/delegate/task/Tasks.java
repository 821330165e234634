package io.fairlead.delegate.task;

import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.delegate.DelegateName;
import io.fairlead.contracts.operation.Operation;
import io.fairlead.contracts.scope.Scope;
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

    /**
     * Behind the last one of the same scope and urgency that waits, but never ahead of the whole queue: so scopes take
     * turns, and whoever comes after a while is served next.
     */
    private static final String INSERT = """
            insert into task (id, test_id, trial_id, operation_id, operation, connector_id, connector_version, scope,
                              wants, urgency, turn, connection, deadline, wait_until, traceparent, actor, state)
            select :id, :test::uuid, :trial::uuid, :operation_id::uuid, :operation, :connector,
                   :version, :scope, :wants, :urgency,
                   greatest((select coalesce(min(turn), 0) from task where state = 'QUEUED' and completed_at is null),
                            (select coalesce(max(turn) + :cost, 0) from task
                              where state = 'QUEUED' and completed_at is null
                                and turn_scope = :turn_scope and urgency = :urgency)),
                   :connection, :deadline::timestamptz,
                   :deadline::timestamptz - least(interval '2 s', (:deadline::timestamptz - now()) / 4),
                   :traceparent, :actor, 'QUEUED'
             where :deadline::timestamptz > now()
            on conflict do nothing
            returning exists (select from task other
                               where other.wants = :wants and other.urgency = :urgency
                                 and other.state = 'QUEUED' and other.completed_at is null) as others_wait,
            """ + TaskRowMapper.COLUMNS;

    private final JdbcClient jdbc;
    private final TaskProperties settings;
    private final TaskRowMapper rowMapper = new TaskRowMapper();

    Tasks(JdbcClient jdbc, TaskProperties settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** @param othersWait whether others that the same delegates may take have been waiting, so that there is no room */
    record SavedTask(Task task, boolean othersWait) {}

    /** Empty when its purpose has a task already, or its deadline has passed. */
    Optional<SavedTask> saveIfNew(NewTask task, @Nullable String traceparent) {
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

    private Optional<SavedTask> saveIfNew(
            NewTask task,
            @Nullable UUID testId,
            @Nullable UUID operationId,
            @Nullable String operation,
            @Nullable String traceparent) {
        return jdbc.sql(INSERT)
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
                .param("turn_scope", turnScope(task.scope()))
                .param("urgency", task.urgency().name())
                .param("cost", task.urgency().cost())
                .param("deadline", Columns.timestamp(task.deadline()))
                .param("traceparent", traceparent)
                .param("actor", Actor.current().map(Actor::toText).orElse(null))
                .query((row, number) -> new SavedTask(rowMapper.mapRow(row, number), row.getBoolean("others_wait")))
                .optional();
    }

    /** Locks a task that waits; empty when somebody else has it just now. */
    Optional<Task> lockQueued(UUID id) {
        return jdbc.sql("select " + TaskRowMapper.COLUMNS + """
                  from task where id = :id and state = 'QUEUED' and completed_at is null for update skip locked
                """)
                .param("id", id)
                .query(rowMapper)
                .optional();
    }

    Optional<Task> find(UUID id) {
        return jdbc.sql("select " + TaskRowMapper.COLUMNS + " from task where id = :id")
                .param("id", id)
                .query(rowMapper)
                .optional();
    }

    /** Raises the fencing token; the tasks are in the delegate's hands until the offer lapses. Not those that wait no more. */
    List<Task> offer(List<UUID> ids, DelegateName delegate) {
        return returningTask("""
                update task set state = 'OFFERED', attempt = attempt + 1, sequence = sequence + 1, delegate_id = :delegate,
                       delegate_name = :name, lease_until = clock_timestamp() + :offer::interval
                 where id in (select id from task where id = any(:ids::uuid[]) and state = 'QUEUED'
                                 and completed_at is null for update skip locked)
                returning
                """)
                .param("ids", Columns.uuids(ids))
                .param("delegate", delegate.id())
                .param("name", delegate.name())
                .param("offer", Columns.interval(settings.offerTimeout()))
                .query(rowMapper)
                .list();
    }

    /** Has a test that waits served as if somebody had asked for it when it came. */
    void expedite(UUID testId) {
        jdbc.sql("""
                update task set urgency = :urgency,
                       turn = (select min(turn) from task where state = 'QUEUED' and completed_at is null)
                 where test_id = :test and state = 'QUEUED' and completed_at is null and urgency <> :urgency
                """)
                .param("test", testId)
                .param("urgency", Urgency.INTERACTIVE.name())
                .update();
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

    boolean isAnyOpen() {
        return jdbc.sql("select exists (select from task where completed_at is null)")
                .query(Boolean.class)
                .single();
    }

    List<UUID> listOverdue(int limit) {
        return jdbc.sql("select id from task where completed_at is null and deadline < now() limit :limit")
                .param("limit", limit)
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
        return jdbc.sql(statement + TaskRowMapper.COLUMNS);
    }

    /** The organisation, or the account for what lives there; as the table computes it from the scope. */
    private static String turnScope(Scope scope) {
        return scope.org() == null ? scope.account() : scope.account() + "/" + scope.org();
    }
}
