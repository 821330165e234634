package io.fairlead.audit;

import io.fairlead.access.Callers;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.actor.Actor.Kind;
import io.fairlead.http.InvalidRequest;
import io.fairlead.http.RequestScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;

/** Notes who calls and where, before anything can refuse the request. */
class KnowCaller implements HandlerInterceptor {

    private final Callers callers;
    private final RequestScope scopes;

    KnowCaller(Callers callers, RequestScope scopes) {
        this.callers = callers;
        this.scopes = scopes;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var occasion = Occasion.current();
        if (occasion == null) {
            return true;
        }
        if (request.getAttribute(Audit.ACTOR) instanceof Actor actor) {
            occasion.by(actor);
        } else if (request.getUserPrincipal() instanceof Authentication caller) {
            occasion.by(actor(caller));
            note(request, occasion);
        }
        return true;
    }

    Actor actor(Authentication caller) {
        return Actor.of(callers.isService(caller) ? Kind.SERVICE : Kind.PERSON, caller.getName());
    }

    private void note(HttpServletRequest request, Occasion occasion) {
        if (!callers.of(request).isEmpty()) {
            try {
                occasion.in(scopes.of(request));
            } catch (InvalidRequest _) {
                // a place that cannot be is refused soon, and then has none
            }
        }
    }
}
