package io.fairlead.identity.person;

import io.fairlead.access.Grant;
import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.audit.ResourceFingerprint;
import io.fairlead.contracts.scope.Scope;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Replaces what somebody is granted. */
@Component
class ReplaceGrants {

    private final People people;
    private final AdminQuorum admins;
    private final AuditLog audit;

    ReplaceGrants(People people, AdminQuorum admins, AuditLog audit) {
        this.people = people;
        this.admins = admins;
        this.audit = audit;
    }

    @Transactional
    Person replace(String account, String name, List<Grant> grants) {
        var before = admins.lock(account, name);
        admins.check(before, grants);
        var person = people.save(before.withGrants(grants));
        audit.record(AuditedChange.of("person.granted", person.id(), Scope.account(account), name)
                .from(ResourceFingerprint.of(before.grants().grants()))
                .to(ResourceFingerprint.of(grants)));
        return person;
    }
}
