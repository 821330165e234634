package io.fairlead.delegate.fleet;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.delegate.DelegateEvent;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRegistered;
import io.fairlead.contracts.delegate.DelegateEvent.DelegateRemoved;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.events.out.Outbox;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongFunction;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps delegates, and publishes what becomes of them. */
@Repository
public class Delegates {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    Delegates(JdbcClient jdbc, Outbox outbox, AuditLog audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    public void register(Delegate delegate) {
        jdbc.sql("""
                insert into delegate (id, scope, name, tags, identity_key, sealing_key, agent_version, sequence)
                values (?, ?, ?, ?, ?, ?, ?, 1)
                """)
                .params(
                        delegate.id(),
                        delegate.scope().toText(),
                        delegate.name(),
                        delegate.tags().toArray(String[]::new),
                        delegate.identityKey(),
                        delegate.sealingKey(),
                        delegate.agentVersion())
                .update();
        outbox.publish(new DelegateRegistered(
                delegate.id(), 1, delegate.name(), delegate.scope(), delegate.tags(), delegate.sealingKey()));
        audit.record(AuditedChange.of("delegate.enrolled", delegate.id(), delegate.scope(), delegate.name())
                .to(ResourceFingerprint.of(delegate)));
    }

    /** The key that the delegate's requests are signed with; empty once it is removed. */
    public Optional<String> identityKey(UUID id) {
        return jdbc.sql("select identity_key from delegate where id = ?")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Publishes an event about a delegate with its next number; nothing if it was removed meanwhile. */
    @Transactional
    public void publish(UUID id, LongFunction<DelegateEvent> event) {
        jdbc.sql("update delegate set sequence = sequence + 1 where id = ? returning sequence")
                .param(id)
                .query(Long.class)
                .optional()
                .ifPresent(sequence -> outbox.publish(event.apply(sequence)));
    }

    @Transactional
    void delete(Scope scope, UUID id) {
        var sequence = jdbc.sql("delete from delegate where id = ? and scope = ? returning sequence")
                .params(id, scope.toText())
                .query(Long.class)
                .optional()
                .orElseThrow(() -> DelegateNotFound.inScope(scope, id));
        outbox.publish(new DelegateRemoved(id, sequence + 1));
        audit.record(AuditedChange.of("delegate.removed", id, scope, null));
        events.publishEvent(new DelegateDeleted(id));
    }
}
