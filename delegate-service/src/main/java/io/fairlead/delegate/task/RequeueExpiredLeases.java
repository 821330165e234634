package io.fairlead.delegate.task;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.protocol.Frame.Cancel;
import io.fairlead.delegate.session.FrameRouter;
import io.fairlead.jdbc.Columns;
import io.fairlead.runtime.ReadsTables;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts tasks back into the queue whose delegate did not accept in time, or fell silent. */
@Component
@ReadsTables("delegate_session")
class RequeueExpiredLeases {

    /** A delegate that is heard of is slow, not gone: its offers stay so many times as long. */
    private static final int SLOW_FACTOR = 5;

    private final JdbcClient jdbc;
    private final Tasks tasks;
    private final FailTask failTask;
    private final FrameRouter frames;
    private final TaskProperties settings;

    RequeueExpiredLeases(JdbcClient jdbc, Tasks tasks, FailTask failTask, FrameRouter frames, TaskProperties settings) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.failTask = failTask;
        this.frames = frames;
        this.settings = settings;
    }

    /**
     * @param started whether the delegate had accepted it
     * @param instance that the delegate is, or was, connected to
     * @param overdue whether it is so long ago that nothing more is waited for
     */
    private record ExpiredLease(
            UUID id, long attempt, UUID delegateId, boolean started, int losses, String instance, boolean overdue) {}

    /** The wait starts again for a task that was lost; an unanswered offer is part of the same waiting. */
    @Transactional
    void sweep() {
        var expired = lockExpired().stream().filter(this::isGivenUp).toList();
        if (expired.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update task set state = 'QUEUED', lease_until = null, passed = passed || delegate_id,
                       losses = losses + case when state = 'RUNNING' then 1 else 0 end,
                       queued_at = case when state = 'RUNNING' then now() else queued_at end,
                       delegate_id = case when state = 'RUNNING' then delegate_id end,
                       delegate_name = case when state = 'RUNNING' then delegate_name end
                 where id = any(:ids::uuid[])
                """)
                .param(
                        "ids",
                        Columns.uuids(expired.stream().map(ExpiredLease::id).toList()))
                .update();
        expired.forEach(task -> {
            frames.send(
                    task.delegateId(),
                    new Cancel(task.id(), task.attempt(), task.started() ? "the lease ran out" : "the offer lapsed"));
            if (task.started() && task.losses() + 1 >= settings.maxLosses()) {
                tasks.find(task.id())
                        .ifPresent(lost -> failTask.fail(
                                lost, Diagnosis.DELEGATE_LOST, lost.timesLost() + " delegates fell silent over it."));
            }
        });
    }

    private List<ExpiredLease> lockExpired() {
        return jdbc.sql("""
                select task.id, task.attempt, task.delegate_id, task.state = 'RUNNING' as started, task.losses,
                       coalesce(session.instance, '') as instance,
                       session.disconnected_at is not null or session.delegate_id is null
                          or lease_until < now() - :slow::interval as overdue
                  from task left join delegate_session session on session.delegate_id = task.delegate_id
                 where task.state in ('OFFERED', 'RUNNING') and task.completed_at is null and lease_until < now()
                 order by lease_until limit 200 for update of task skip locked
                """)
                .param("slow", Columns.interval(settings.offerTimeout().multipliedBy(SLOW_FACTOR - 1L)))
                .query((row, _) -> new ExpiredLease(
                        Columns.uuid(row, "id"),
                        row.getLong("attempt"),
                        Columns.uuid(row, "delegate_id"),
                        row.getBoolean("started"),
                        row.getInt("losses"),
                        row.getString("instance"),
                        row.getBoolean("overdue")))
                .list();
    }

    /** An offer to a delegate that is connected elsewhere is judged there, as long as that instance is there. */
    private boolean isGivenUp(ExpiredLease lease) {
        if (lease.started() || lease.overdue()) {
            return true;
        }
        return frames.isHere(lease.instance()) && !frames.isAlive(lease.delegateId(), settings.offerTimeout());
    }
}
