package io.fairlead.delegate.task;

import io.fairlead.contracts.protocol.Frame.TaskAttempt;
import io.fairlead.jdbc.Columns;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Everything that only the holder of a task may do. A delegate holds it while it is open and the last offer was its
 * own, also after the lease ran out: as long as nobody else was asked, its result is as good as any.
 */
@Repository
public class Leases {

    private static final String HELD =
            " where id = :id and attempt = :attempt and delegate_id = :delegate and completed_at is null ";

    private final JdbcClient jdbc;
    private final TaskProperties settings;
    private final TaskRowMapper rowMapper = new TaskRowMapper();

    Leases(JdbcClient jdbc, TaskProperties settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /**
     * What a delegate may know of the work it holds, about one connector.
     *
     * @param trialId absent when what is live is used
     * @param actor whose request led to it; the delegate itself is not told
     */
    public record HeldTask(
            UUID taskId,
            long attempt,
            UUID delegateId,
            UUID connectorId,
            long connectorVersion,
            @Nullable UUID trialId,
            @Nullable String actor) {}

    /**
     * Fails with {@link LeaseLost} for anyone but the holder, and for connectors that the task does not concern.
     *
     * @param wanted the connector asked about; absent for the task's first
     */
    public HeldTask require(UUID delegateId, UUID taskId, long attempt, @Nullable UUID wanted) {
        var task = held(
                        "select " + TaskRowMapper.COLUMNS + " from task" + HELD,
                        delegateId,
                        new TaskAttempt(taskId, attempt))
                .query(rowMapper)
                .optional()
                .orElseThrow(() -> LeaseLost.of(taskId, attempt));
        var connectorId = wanted == null ? task.connectorId() : wanted;
        var version = task.versionOf(connectorId).orElseThrow(() -> LeaseLost.otherConnector(taskId, connectorId));
        return new HeldTask(
                taskId,
                attempt,
                delegateId,
                connectorId,
                version,
                task.subject().trial(),
                task.actor());
    }

    /** Turns an offer into a lease; a crash of the database that forgets it only lets the offer lapse. */
    boolean accept(UUID delegateId, TaskAttempt held) {
        return held("""
                        with relaxed as (select set_config('synchronous_commit', 'off', true))
                        update task set state = 'RUNNING', lease_until = now() + :lease::interval
                          from relaxed
                        """ + HELD, delegateId, held)
                        .param("lease", Columns.interval(settings.leaseTimeout()))
                        .update()
                == 1;
    }

    /** Takes the task from its holder, who did not want it. */
    boolean decline(UUID delegateId, TaskAttempt held) {
        return held("""
                        update task set state = 'QUEUED', lease_until = null, passed = passed || delegate_id,
                               delegate_id = null, delegate_name = null
                        """ + HELD, delegateId, held).update() == 1;
    }

    /** Prolongs all of them at once; answers those that are still held. */
    Set<UUID> renew(Collection<LeaseHolder> holders) {
        if (holders.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(jdbc.sql("""
                with relaxed as (select set_config('synchronous_commit', 'off', true))
                update task set state = 'RUNNING', lease_until = now() + :lease::interval
                  from relaxed, unnest(:ids::uuid[], :attempts::bigint[], :delegates::uuid[])
                                    as held(task, attempt, delegate)
                 where task.id = held.task and task.attempt = held.attempt and task.delegate_id = held.delegate
                   and task.completed_at is null
                returning task.id
                """)
                .param("lease", Columns.interval(settings.leaseTimeout()))
                .param(
                        "ids",
                        Columns.uuids(holders.stream()
                                .map(holder -> holder.held().taskId())
                                .toList()))
                .param(
                        "attempts",
                        Columns.bigints(holders.stream()
                                .map(holder -> holder.held().attempt())
                                .toList()))
                .param(
                        "delegates",
                        Columns.uuids(
                                holders.stream().map(LeaseHolder::delegateId).toList()))
                .query(UUID.class)
                .list());
    }

    record LeaseHolder(UUID delegateId, TaskAttempt held) {}

    /** Counts an event of a task under its lease; empty also when the task is for the other of the two purposes. */
    Optional<Task> progress(UUID delegateId, TaskAttempt held, boolean operation) {
        return held(
                        "update task set sequence = sequence + 1" + HELD
                                + "and (operation_id is not null) = :operation returning " + TaskRowMapper.COLUMNS,
                        delegateId,
                        held)
                .param("operation", operation)
                .query(rowMapper)
                .optional();
    }

    /** Ends the task; empty for anyone but its holder. */
    Optional<Task> complete(UUID delegateId, TaskAttempt held) {
        return held(
                        "update task set state = 'COMPLETED', sequence = sequence + 1, completed_at = now()" + HELD
                                + "returning " + TaskRowMapper.COLUMNS,
                        delegateId,
                        held)
                .query(rowMapper)
                .optional();
    }

    /** Whether this very result was accepted before, and only its acknowledgement got lost. */
    boolean wasCompletedBy(UUID delegateId, TaskAttempt held) {
        return held("""
                        select count(*) from task where id = :id and attempt = :attempt and delegate_id = :delegate
                           and state = 'COMPLETED'
                        """, delegateId, held).query(Integer.class).single() == 1;
    }

    /** Lets the delegate's leases end soon, so that it has a moment to come back; offers end now. */
    void shorten(UUID delegateId, List<UUID> except) {
        jdbc.sql("""
                update task set lease_until = least(lease_until, now()
                         + case when state = 'RUNNING' then :grace::interval else interval '0' end)
                 where delegate_id = :delegate and state in ('OFFERED', 'RUNNING') and completed_at is null
                   and id <> all(:except::uuid[])
                """)
                .param("grace", Columns.interval(settings.reconnectTimeout()))
                .param("delegate", delegateId)
                .param("except", Columns.uuids(except))
                .update();
    }

    private StatementSpec held(String statement, UUID delegateId, TaskAttempt held) {
        return jdbc.sql(statement)
                .param("id", held.taskId())
                .param("attempt", held.attempt())
                .param("delegate", delegateId);
    }
}
