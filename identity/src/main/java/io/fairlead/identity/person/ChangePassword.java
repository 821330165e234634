package io.fairlead.identity.person;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.scope.Scope;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gives somebody another password; whoever is logged in by the former one is so no longer. */
@Component
public class ChangePassword {

    private final People people;
    private final PasswordHasher passwords;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    ChangePassword(People people, PasswordHasher passwords, AuditLog audit, ApplicationEventPublisher events) {
        this.people = people;
        this.passwords = passwords;
        this.audit = audit;
        this.events = events;
    }

    @Transactional
    public void change(String name, String password) {
        // Before the lock: to hash takes long.
        var hash = passwords.hash(password);
        var person = people.findLockedByName(name).orElseThrow(() -> PersonNotFound.named(name));
        people.save(person.withPasswordHash(hash));
        audit.record(AuditedChange.of("person.password-changed", person.id(), Scope.account(person.account()), name));
        events.publishEvent(new SessionsRevoked(name));
    }
}
