package io.fairlead.identity.person;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.scope.Scope;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes from somebody the right to log in; whoever is logged in under that name is so no longer. */
@Component
class DeletePerson {

    private final People people;
    private final AdminQuorum admins;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    DeletePerson(People people, AdminQuorum admins, AuditLog audit, ApplicationEventPublisher events) {
        this.people = people;
        this.admins = admins;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    void delete(String account, String name) {
        var person = admins.lock(account, name);
        admins.check(person, List.of());
        people.delete(person);
        audit.record(AuditedChange.of("person.removed", person.id(), Scope.account(account), name)
                .from(ResourceFingerprint.of(person.grants().grants())));
        events.publishEvent(new SessionsRevoked(name));
    }
}
