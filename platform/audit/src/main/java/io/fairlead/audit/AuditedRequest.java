package io.fairlead.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** What a request asked for, as far as it can be told once it is over. */
record AuditedRequest(
        HttpServletRequest request,
        AuditContext context,
        @Nullable HandlerMethod handler) {

    private static final Pattern TYPE =
            Pattern.compile("/(?:api|internal|delegate)/v1/(?:orgs/[^/]+/)?(?:projects/[^/]+/)?([a-z-]{1,40})(?:/.*)?");
    private static final int MAX_LENGTH = 256;

    static AuditedRequest of(HttpServletRequest request, AuditContext context) {
        var found = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
        return new AuditedRequest(request, context, found instanceof HandlerMethod handler ? handler : null);
    }

    /** A handler of ours that changed something, says not that it does not, and left no entry. */
    boolean lacksEntry() {
        return handler != null
                && handler.getBeanType().getName().startsWith("io.fairlead.")
                && !context.hasEntry()
                && declaredAction().isEmpty()
                && !AnnotatedElementUtils.hasAnnotation(handler.getMethod(), NotAudited.class);
    }

    /** With the resource that the path names, but not for a stranger: nothing that they claim is verified. */
    AuditedChange change() {
        var path = context.actor() == null ? Map.<String, String>of() : variables();
        var id = path.get("id");
        var change = AuditedChange.of(
                declaredAction().orElse(type() + ".requested"),
                shortened(id),
                context.scope(),
                shortened(path.getOrDefault("identifier", path.get("name"))));
        return change.withDetail("method", request.getMethod());
    }

    private Optional<String> declaredAction() {
        return Optional.ofNullable(handler)
                .map(found -> AnnotatedElementUtils.findMergedAnnotation(found.getMethod(), Audited.class))
                .map(Audited::value);
    }

    private String type() {
        var matcher = TYPE.matcher(request.getRequestURI());
        return matcher.matches() ? matcher.group(1) : "unknown";
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null
                ? null
                : text.substring(0, Math.min(MAX_LENGTH, text.length())).replace("\0", "");
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> variables() {
        var variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables == null ? Map.of() : (Map<String, String>) variables;
    }
}
