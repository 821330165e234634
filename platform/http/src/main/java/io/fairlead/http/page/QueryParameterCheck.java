package io.fairlead.http.page;

import io.fairlead.http.problem.InvalidRequest;
import io.fairlead.http.problem.Violation;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters that an endpoint does not have: a misspelt filter would otherwise look as if it worked. */
public class QueryParameterCheck implements HandlerInterceptor {

    private final ConcurrentHashMap<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && request.getQueryString() != null
                && handler instanceof HandlerMethod method) {
            var allowed = known.computeIfAbsent(method, QueryParameterCheck::parameters);
            var violations = request.getParameterMap().keySet().stream()
                    .filter(name -> !allowed.contains(name))
                    .sorted()
                    .map(name -> Violation.ofQuery(shown(name), "UNKNOWN_PARAMETER", detail(allowed)))
                    .toList();
            if (!violations.isEmpty()) {
                throw new InvalidRequest(violations);
            }
        }
        return true;
    }

    private static String detail(Set<String> allowed) {
        return allowed.isEmpty()
                ? "There is no such query parameter. This endpoint has none."
                : "There is no such query parameter. Use one of: %s.".formatted(String.join(", ", allowed));
    }

    /** A name is the caller's own text and may be of any length. */
    private static String shown(String name) {
        return name.codePoints()
                .limit(64)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Set<String> parameters(HandlerMethod method) {
        var names = new TreeSet<String>();
        for (var parameter : method.getMethodParameters()) {
            names.addAll(parameters(parameter));
        }
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
        if (mapping != null) {
            Stream.of(mapping.params()).map(QueryParameterCheck::name).forEach(names::add);
        }
        return names;
    }

    /** Of a condition such as {@code promote=onSuccess}, by which a handler is chosen. */
    private static String name(String condition) {
        return condition.replaceFirst("!?=.*", "");
    }

    private static List<String> parameters(MethodParameter parameter) {
        if (parameter.getParameterType() == PageQuery.class) {
            return List.of("pageSize", "pageToken");
        }
        var declared = parameter.getParameterAnnotation(RequestParam.class);
        if (declared == null) {
            return List.of();
        }
        return List.of(declared.name().isEmpty() ? parameterName(parameter) : declared.name());
    }

    private static String parameterName(MethodParameter parameter) {
        return Objects.requireNonNull(parameter.getParameter().getName());
    }
}
