package io.fairlead.delegate.fleet;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.delegate.DelegateEvent;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainCancelled;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateDrainStarted;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.events.out.Outbox;
import java.util.UUID;
import java.util.function.LongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Takes delegates out of the choice for new work, and back in. What a delegate was offered before stays its own. */
@Repository
class DelegateDrains {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final AuditLog audit;

    DelegateDrains(JdbcClient jdbc, Outbox outbox, AuditLog audit) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Once is enough: again changes nothing. */
    @Transactional
    void start(Scope scope, UUID id) {
        change(
                "update delegate set drained_at = now(), sequence = sequence + 1 where drained_at is null",
                scope,
                id,
                "delegate.drain-started",
                sequence -> new DelegateDrainStarted(id, sequence));
    }

    /** The same. */
    @Transactional
    void cancel(Scope scope, UUID id) {
        change(
                "update delegate set drained_at = null, sequence = sequence + 1 where drained_at is not null",
                scope,
                id,
                "delegate.drain-undone",
                sequence -> new DelegateDrainCancelled(id, sequence));
    }

    private void change(String update, Scope scope, UUID id, String action, LongFunction<DelegateEvent> event) {
        jdbc.sql(update + " and id = ? and scope = ? returning sequence, name")
                .params(id, scope.toText())
                .query((row, _) -> new UpdatedDelegate(row.getLong("sequence"), row.getString("name")))
                .optional()
                .ifPresent(changed -> {
                    outbox.publish(event.apply(changed.sequence));
                    audit.record(AuditedChange.of(action, id, scope, changed.name));
                });
    }

    private record UpdatedDelegate(long sequence, String name) {}
}
