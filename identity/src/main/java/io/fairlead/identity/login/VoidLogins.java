package io.fairlead.identity.login;

import io.fairlead.identity.client.Authorizations;
import io.fairlead.identity.person.LoginsVoid;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Ends every session of somebody but the one that asks for it, and what the console may do for them. */
@Component
class VoidLogins {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Authorizations authorizations;

    VoidLogins(FindByIndexNameSessionRepository<? extends Session> sessions, Authorizations authorizations) {
        this.sessions = sessions;
        this.authorizations = authorizations;
    }

    @EventListener
    void on(LoginsVoid event) {
        authorizations.endAll(event.name());
        var own = own();
        sessions.findByPrincipalName(event.name()).keySet().stream()
                .filter(session -> !session.equals(own))
                .forEach(sessions::deleteById);
    }

    /** Once more after the commit: until then the old password still let people in. */
    @TransactionalEventListener
    void afterwards(LoginsVoid event) {
        on(event);
    }

    private static @Nullable String own() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            var session = attributes.getRequest().getSession(false);
            return session == null ? null : session.getId();
        }
        return null;
    }
}
