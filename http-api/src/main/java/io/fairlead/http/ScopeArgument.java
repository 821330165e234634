package io.fairlead.http;

import io.fairlead.contracts.scope.Scope;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

/** Reads the scope from the path: {@code /orgs/{org}/projects/{project}}, or less. */
class ScopeArgument implements HandlerMethodArgumentResolver {

    private final String account;

    ScopeArgument(String account) {
        this.account = account;
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
        var path = variables(request);
        for (var part : new String[] {"org", "project"}) {
            var name = path.get(part);
            if (name != null && !Scope.NAME.matcher(name).matches()) {
                throw new InvalidRequest(
                        "?" + part,
                        "INVALID_SCOPE",
                        "The %s in the path must match %s.".formatted(part, Scope.NAME.pattern()));
            }
        }
        return new Scope(account, path.get("org"), path.get("project"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> variables(NativeWebRequest request) {
        var variables =
                request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }
}
