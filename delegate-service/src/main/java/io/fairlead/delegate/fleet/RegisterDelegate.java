package io.fairlead.delegate.fleet;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.events.out.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Saves a delegate that has enrolled, and publishes that it is there. */
@Component
public class RegisterDelegate {

    private final Delegates delegates;
    private final Outbox outbox;
    private final AuditLog audit;

    RegisterDelegate(Delegates delegates, Outbox outbox, AuditLog audit) {
        this.delegates = delegates;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Transactional
    public Delegate register(Delegate enrolled) {
        var delegate = delegates.save(enrolled);
        outbox.publish(delegate.registered());
        audit.record(AuditedChange.of("delegate.enrolled", delegate.id(), delegate.scope(), delegate.name())
                .to(ResourceFingerprint.of(delegate)));
        return delegate;
    }
}
