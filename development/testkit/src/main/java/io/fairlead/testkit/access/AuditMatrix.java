package io.fairlead.testkit.access;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Finds handlers that may change something and do not say what the audit gets of it; they are those that Spring knows. */
public final class AuditMatrix {

    private static final Set<RequestMethod> READ_METHODS =
            Set.of(RequestMethod.GET, RequestMethod.HEAD, RequestMethod.OPTIONS);
    private static final Set<String> DECLARATIONS = Set.of("io.fairlead.audit.Audited", "io.fairlead.audit.NotAudited");

    private AuditMatrix() {}

    /** The handlers without {@code @Audited} and {@code @NotAudited}. */
    public static List<String> undeclaredHandlers(RequestMappingHandlerMapping mappings) {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("io.fairlead."))
                .filter(entry -> !READ_METHODS.containsAll(
                                entry.getKey().getMethodsCondition().getMethods())
                        || entry.getKey().getMethodsCondition().getMethods().isEmpty())
                .filter(entry -> !isDeclared(entry.getValue()))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private static boolean isDeclared(HandlerMethod handler) {
        return Arrays.stream(handler.getMethod().getAnnotations())
                .anyMatch(annotation ->
                        DECLARATIONS.contains(annotation.annotationType().getName()));
    }
}
