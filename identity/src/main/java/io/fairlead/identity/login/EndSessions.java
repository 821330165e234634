package io.fairlead.identity.login;

import io.fairlead.identity.client.RevokeAuthorizations;
import io.fairlead.identity.person.SessionsRevoked;
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
class EndSessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final RevokeAuthorizations authorizations;

    EndSessions(FindByIndexNameSessionRepository<? extends Session> sessions, RevokeAuthorizations authorizations) {
        this.sessions = sessions;
        this.authorizations = authorizations;
    }

    @EventListener
    void endSessions(SessionsRevoked event) {
        authorizations.revokeAll(event.name());
        var current = currentSessionId();
        sessions.findByPrincipalName(event.name()).keySet().stream()
                .filter(session -> !session.equals(current))
                .forEach(sessions::deleteById);
    }

    /** Once more after the commit: until then the old password still let people in. */
    @TransactionalEventListener
    void endSessionsAfterCommit(SessionsRevoked event) {
        endSessions(event);
    }

    private static @Nullable String currentSessionId() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            var session = attributes.getRequest().getSession(false);
            return session == null ? null : session.getId();
        }
        return null;
    }
}
