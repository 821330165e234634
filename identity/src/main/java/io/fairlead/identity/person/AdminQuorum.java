package io.fairlead.identity.person;

import io.fairlead.access.Grant;
import io.fairlead.access.Role;
import io.fairlead.contracts.scope.Scope;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sees to it that an account keeps an admin. */
@Component
class AdminQuorum {

    private final People people;

    AdminQuorum(People people) {
        this.people = people;
    }

    /** Holds whoever else would change an admin of the account until the transaction ends. */
    Person lock(String account, String name) {
        if (!Scope.NAME.matcher(name).matches()) {
            throw PersonNotFound.named(name);
        }
        people.lockAll(account);
        return people.findLockedByAccountAndName(account, name).orElseThrow(() -> PersonNotFound.named(name));
    }

    /** Passes unless the person, who is locked, is the last admin and would not be one with these grants. */
    void check(Person person, List<Grant> grants) {
        var admin = new Grant(Role.ADMIN, Scope.account(person.account()));
        if (person.grants().covers(admin)
                && !grants.contains(admin)
                && people.countOtherAdmins(person.account(), person.id()) == 0) {
            throw LastAdmin.named(person.name());
        }
    }
}
