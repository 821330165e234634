package io.fairlead.identity.person;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.scope.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes from somebody the right to log in; whoever is logged in under that name is so no longer. */
@Component
class DeletePerson {

    private final People people;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    DeletePerson(People people, AuditLog audit, ApplicationEventPublisher events) {
        this.people = people;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    void delete(String account, String name) {
        var person = people.findLockedByAccountAndName(account, name).orElseThrow(() -> PersonNotFound.named(name));
        people.delete(person);
        audit.record(AuditedChange.of("person.removed", person.id(), Scope.account(account), name)
                .from(ResourceFingerprint.of(person.grants().grants())));
        events.publishEvent(new SessionsRevoked(name));
    }
}
