package io.fairlead.access;

import io.fairlead.http.scope.ScopeResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Lets a request through to its handler when the caller's grants allow it at the scope that the handler will use. */
class ScopeGuard implements HandlerInterceptor {

    private final CallerResolver callers;
    private final ScopeResolver scopes;

    ScopeGuard(CallerResolver callers, ScopeResolver scopes) {
        this.callers = callers;
        this.scopes = scopes;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !method.hasMethodAnnotation(ScopedToCaller.class)) {
            require(request, method);
        }
        return true;
    }

    private void require(HttpServletRequest request, HandlerMethod method) {
        var needed = needed(request, method);
        var scope = scopes.scopeOf(request);
        var held = callers.grantsOf(request).roleIn(scope).orElseThrow(() -> ScopeNotFound.of(scope));
        if (!held.includes(needed)) {
            throw InsufficientRole.forScope(scope, held, needed);
        }
    }

    private static Role needed(HttpServletRequest request, HandlerMethod method) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequiresRole.class))
                .or(() -> Optional.ofNullable(
                        AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), RequiresRole.class)))
                .map(RequiresRole::value)
                .orElse(reads(request) ? Role.VIEWER : Role.EDITOR);
    }

    private static boolean reads(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
    }
}
