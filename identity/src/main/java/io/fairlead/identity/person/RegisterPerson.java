package io.fairlead.identity.person;

import io.fairlead.access.Grant;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.scope.Scope;
import java.time.Clock;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lets somebody log in who could not before. */
@Component
class RegisterPerson {

    private final People people;
    private final PasswordHasher passwords;
    private final AuditLog audit;
    private final Clock clock;

    RegisterPerson(People people, PasswordHasher passwords, AuditLog audit, Clock clock) {
        this.people = people;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    Person register(String account, String name, String password, List<Grant> grants) {
        var person = insert(Person.create(account, name, passwords.hash(password), grants, clock.instant()));
        audit.record(AuditedChange.of("person.added", person.id(), Scope.account(account), name)
                .to(ResourceFingerprint.of(grants)));
        return person;
    }

    private Person insert(Person person) {
        try {
            return people.insert(person);
        } catch (DuplicateKeyException _) {
            throw NameTaken.by(person.name());
        }
    }
}
