package io.fairlead.audit;

import io.fairlead.access.CallerResolver;
import io.fairlead.contracts.actor.Actor;
import io.fairlead.contracts.actor.Actor.Kind;
import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.scope.ScopeResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;

/** Notes who calls and where, before anything can refuse the request. */
class CaptureCaller implements HandlerInterceptor {

    private final CallerResolver callers;
    private final ScopeResolver scopes;

    CaptureCaller(CallerResolver callers, ScopeResolver scopes) {
        this.callers = callers;
        this.scopes = scopes;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var context = AuditContext.current();
        if (context == null) {
            return true;
        }
        if (request.getAttribute(AuditLog.ACTOR) instanceof Actor actor) {
            context.setActor(actor);
        } else if (request.getUserPrincipal() instanceof Authentication caller) {
            context.setActor(actor(caller));
            captureScope(request, context);
        }
        return true;
    }

    Actor actor(Authentication caller) {
        return Actor.of(callers.isService(caller) ? Kind.SERVICE : Kind.PERSON, caller.getName());
    }

    private void captureScope(HttpServletRequest request, AuditContext context) {
        if (!callers.accountOf(request).isEmpty()) {
            try {
                context.setScope(scopes.scopeOf(request));
            } catch (InvalidRequest _) {
                // a place that cannot be is refused soon, and then has none
            }
        }
    }
}
