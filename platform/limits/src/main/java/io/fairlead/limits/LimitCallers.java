package io.fairlead.limits;

import io.fairlead.access.Callers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Keeps one caller from taking the service from all others. */
class LimitCallers implements HandlerInterceptor {

    private final Buckets buckets;
    private final LimitProperties limits;
    private final Callers callers;
    private final Refusal refusal;

    LimitCallers(Buckets buckets, LimitProperties limits, Callers callers, Refusal refusal) {
        this.buckets = buckets;
        this.limits = limits;
        this.callers = callers;
        this.refusal = refusal;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var caller = "%s %s".formatted(callers.of(request), callers.nameOf(request));
        var wait = buckets.take("caller " + caller, limits.caller(), limits.portion());
        if (wait.isEmpty()
                && handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(TriesLogins.class)) {
            wait = buckets.take("trial " + caller, limits.trial(), 1);
        }
        if (wait.isPresent()) {
            refusal.tooOften(request, response, wait.get());
        }
        return wait.isEmpty();
    }
}
