package io.fairlead.console.page;

import io.fairlead.console.api.ApiProblem;
import io.fairlead.console.api.PageScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Keeps people from forms whose answer would be refused in the end. */
@Configuration
class RoleCheck implements WebMvcConfigurer, HandlerInterceptor {

    private final VisibleScopes visibleScopes;

    RoleCheck(VisibleScopes visibleScopes) {
        this.visibleScopes = visibleScopes;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var wanted = handler instanceof HandlerMethod method ? find(method) : null;
        if (wanted != null) {
            var scope = PageScope.fromPath(request.getRequestURI()).orElse(PageScope.ACCOUNT);
            var permissions = new Permissions(scope, () -> visibleScopes.list(request));
            if (!permissions.atLeast(wanted.value())) {
                throw ApiProblem.roleInsufficient(permissions.role(), wanted.value(), scope);
            }
        }
        return true;
    }

    private static @Nullable ForRole find(HandlerMethod method) {
        var own = method.getMethodAnnotation(ForRole.class);
        return own != null ? own : method.getBeanType().getAnnotation(ForRole.class);
    }
}
