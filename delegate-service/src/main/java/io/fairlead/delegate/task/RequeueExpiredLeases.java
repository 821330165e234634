package io.fairlead.delegate.task;

import io.fairlead.contracts.protocol.Frame.Cancel;
import io.fairlead.delegate.session.FrameRouter;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts tasks back into the queue whose delegate did not accept in time, or fell silent. */
@Component
class RequeueExpiredLeases {

    private final JdbcClient jdbc;
    private final FrameRouter frames;

    RequeueExpiredLeases(JdbcClient jdbc, FrameRouter frames) {
        this.jdbc = jdbc;
        this.frames = frames;
    }

    /** @param started whether the delegate had accepted it */
    private record ExpiredLease(UUID id, long attempt, UUID delegateId, boolean started) {}

    /** The wait starts again for a task that was lost; an unanswered offer is part of the same waiting. */
    @Transactional
    void sweep() {
        var expired = jdbc.sql("""
                with lapsed as (
                    select id, attempt, delegate_id, state = 'RUNNING' as started from task
                     where state in ('OFFERED', 'RUNNING') and completed_at is null and lease_until < now()
                     limit 200 for update skip locked)
                update task set state = 'QUEUED', lease_until = null, passed = passed || lapsed.delegate_id,
                       losses = losses + case when started then 1 else 0 end,
                       queued_at = case when started then now() else queued_at end,
                       delegate_id = case when started then lapsed.delegate_id end,
                       delegate_name = case when started then delegate_name end
                  from lapsed where task.id = lapsed.id
                returning lapsed.id, lapsed.attempt, lapsed.delegate_id, lapsed.started
                """).query(ExpiredLease.class).list();
        expired.forEach(task -> frames.send(
                task.delegateId(),
                new Cancel(task.id(), task.attempt(), task.started() ? "the lease ran out" : "the offer lapsed")));
    }
}
