package io.fairlead.delegate.fleet;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.events.out.Outbox;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Revokes a delegate for good; its connection is cut by who hears of it. */
@Component
class DeleteDelegate {

    private final Delegates delegates;
    private final Outbox outbox;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    DeleteDelegate(Delegates delegates, Outbox outbox, AuditLog audit, ApplicationEventPublisher events) {
        this.delegates = delegates;
        this.outbox = outbox;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    void delete(Scope scope, UUID id) {
        var delegate =
                delegates.findLockedByIdAndScope(id, scope).orElseThrow(() -> DelegateNotFound.inScope(scope, id));
        delegates.delete(delegate);
        outbox.publish(delegate.removed());
        audit.record(AuditedChange.of("delegate.removed", id, scope, null));
        events.publishEvent(new DelegateDeleted(id));
    }
}
