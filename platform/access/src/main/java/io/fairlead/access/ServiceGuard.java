package io.fairlead.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets another service through to an internal handler when its token has the scope that the handler names. */
class ServiceGuard implements HandlerInterceptor {

    private final CallerResolver callers;

    ServiceGuard(CallerResolver callers) {
        this.callers = callers;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && !scope(method).map(scope -> callers.hasScope(request, scope)).orElse(false)) {
            throw InsufficientRole.forService();
        }
        return true;
    }

    private static Optional<String> scope(HandlerMethod method) {
        return Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequiresServiceScope.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RequiresServiceScope.class)))
                .map(RequiresServiceScope::value);
    }
}
