package io.fairlead.identity.login;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.actor.Actor.Kind;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.identity.person.PersonDirectory;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Leaves an entry in the audit of whoever logs out. */
@Component
class RecordLogout implements LogoutHandler {

    private final PersonDirectory people;
    private final AuditLog audit;

    RecordLogout(PersonDirectory people, AuditLog audit) {
        this.people = people;
        this.audit = audit;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication caller) {
        if (caller != null) {
            people.findByName(caller.getName())
                    .ifPresent(person -> audit.recordInNewTransaction(AuditedChange.of(
                                    "person.logged-out", person.id(), Scope.account(person.account()), person.name())
                            .onBehalfOf(Actor.of(Kind.PERSON, person.name()))));
        }
    }
}
