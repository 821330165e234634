package io.fairlead.delegate.fleet;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.delegate.DelegateEvent;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.events.out.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a delegate out of the choice for new work, and back in. What it was offered before stays its own. */
@Component
class DrainDelegate {

    private final Delegates delegates;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    DrainDelegate(Delegates delegates, Outbox outbox, AuditLog audit, Clock clock) {
        this.delegates = delegates;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Once is enough: again changes nothing. */
    @Transactional
    void start(Scope scope, UUID id) {
        delegates
                .findLockedByIdAndScope(id, scope)
                .filter(delegate -> !delegate.drained())
                .map(delegate -> delegates.save(delegate.drainedAt(clock.instant())))
                .ifPresent(drained -> publish(drained, drained.drainStarted(), "delegate.drain-started"));
    }

    /** The same. */
    @Transactional
    void cancel(Scope scope, UUID id) {
        delegates
                .findLockedByIdAndScope(id, scope)
                .filter(Delegate::drained)
                .map(delegate -> delegates.save(delegate.undrained()))
                .ifPresent(undrained -> publish(undrained, undrained.drainCancelled(), "delegate.drain-undone"));
    }

    private void publish(Delegate delegate, DelegateEvent event, String action) {
        outbox.publish(event);
        audit.record(AuditedChange.of(action, delegate.id(), delegate.scope(), delegate.name()));
    }
}
