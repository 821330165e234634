package io.fairlead.limits;

import io.fairlead.access.CallerResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Keeps one caller from taking the service from all others. */
class CallerRateLimit implements HandlerInterceptor {

    private final RateLimitBuckets buckets;
    private final LimitProperties limits;
    private final CallerResolver callers;
    private final ThrottleResponse refusal;

    CallerRateLimit(
            RateLimitBuckets buckets, LimitProperties limits, CallerResolver callers, ThrottleResponse refusal) {
        this.buckets = buckets;
        this.limits = limits;
        this.callers = callers;
        this.refusal = refusal;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var caller = "%s %s".formatted(callers.accountOf(request), callers.nameOf(request));
        var wait = buckets.tryConsume("caller " + caller, limits.caller(), limits.batchSize());
        if (wait.isEmpty()
                && handler instanceof HandlerMethod method
                && method.getMethodAnnotation(Limited.class) instanceof Limited limited
                && limited.value() == Limit.REGISTRY_LOGIN) {
            wait = buckets.tryConsume("trial " + caller, limits.trial(), 1);
        }
        if (wait.isPresent()) {
            refusal.tooManyRequests(request, response, wait.get());
        }
        return wait.isEmpty();
    }
}
