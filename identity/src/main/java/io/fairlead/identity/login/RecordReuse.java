package io.fairlead.identity.login;

import io.fairlead.audit.AuditLog;
import io.fairlead.audit.AuditedChange;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.actor.Actor.Kind;
import io.fairlead.contracts.scope.Scope;
import io.fairlead.identity.client.AuthorizationReused;
import io.fairlead.identity.person.PersonDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Leaves an entry in the audit of a code or refresh token that came a second time. */
@Component
class RecordReuse {

    private static final Logger log = LoggerFactory.getLogger(RecordReuse.class);

    private final PersonDirectory people;
    private final AuditLog audit;

    RecordReuse(PersonDirectory people, AuditLog audit) {
        this.people = people;
        this.audit = audit;
    }

    @EventListener
    void record(AuthorizationReused reused) {
        log.warn("a code or refresh token of {} came a second time; they are signed out of the console", reused.name());
        people.findByName(reused.name())
                .ifPresent(person -> audit.recordInNewTransaction(AuditedChange.of(
                                "authorization.revoked",
                                reused.authorization(),
                                Scope.account(person.account()),
                                person.name())
                        .onBehalfOf(Actor.of(Kind.PERSON, person.name()))));
    }
}
