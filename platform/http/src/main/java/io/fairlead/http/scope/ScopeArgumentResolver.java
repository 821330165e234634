package io.fairlead.http.scope;

import io.fairlead.contracts.scope.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a handler the scope of its request. */
public class ScopeArgumentResolver implements HandlerMethodArgumentResolver {

    private final ScopeResolver scope;

    public ScopeArgumentResolver(ScopeResolver scope) {
        this.scope = scope;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Scope.class;
    }

    @Override
    public Scope resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return scope.scopeOf(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }
}
