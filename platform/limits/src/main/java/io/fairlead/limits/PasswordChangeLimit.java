package io.fairlead.limits;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Bounds how often somebody in an open session tries what its password is: whoever found the session must not guess on, and who has
 * none takes nothing from those who do.
 */
final class PasswordChangeLimit implements HandlerInterceptor {

    private final RateLimitBuckets buckets;
    private final LimitProperties limits;
    private final ThrottleResponse refusal;

    PasswordChangeLimit(RateLimitBuckets buckets, LimitProperties limits, ThrottleResponse refusal) {
        this.buckets = buckets;
        this.limits = limits;
        this.refusal = refusal;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var caller = request.getUserPrincipal();
        if (caller == null
                || !(handler instanceof HandlerMethod method)
                || !(method.getMethodAnnotation(Limited.class) instanceof Limited limited)
                || limited.value() != Limit.PASSWORD_CHANGE) {
            return true;
        }
        var wait = buckets.tryConsume("password " + caller.getName(), limits.login(), 1);
        if (wait.isPresent()) {
            refusal.tooManyRequests(request, response, wait.get());
        }
        return wait.isEmpty();
    }
}
