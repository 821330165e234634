package io.fairlead.openapi;

import io.fairlead.access.RequiresRole;
import io.fairlead.access.RequiresServiceScope;
import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.RequestBodySchema;
import io.fairlead.http.page.MaxPageSize;
import io.fairlead.http.page.PageQuery;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes each operation with the Javadoc of its handler. */
class DescribedOperations implements OperationCustomizer {

    private final Map<String, Schema> schemas = new TreeMap<>();
    private final Map<Operation, List<HandlerMethod>> handlers = new IdentityHashMap<>();
    private final SourceComments comments;
    private final DescribedAnswers answers;

    DescribedOperations(SourceComments comments) {
        this.comments = comments;
        this.answers = new DescribedAnswers(this::schema);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var comment = comments.of(handler.getMethod());
        var sharing = handlers.computeIfAbsent(operation, _ -> new ArrayList<>());
        sharing.add(handler);
        describe(operation, sharing);
        describeParameters(operation, handler);
        var shape = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestBodySchema.class);
        if (shape != null) {
            operation.setRequestBody(body(handler, shape.value()));
        }
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().setDescription(bodyDescription(handler, comment));
        }
        answers.describe(operation, handler, comment);
        return operation;
    }

    /** Of those that no handler's type names. */
    Map<String, Schema> schemas() {
        return schemas;
    }

    String about(Class<?> type) {
        return comments.of(type).text();
    }

    List<HandlerMethod> handlersOf(Operation operation) {
        return handlers.getOrDefault(operation, List.of());
    }

    /** Handlers may share an operation, and differ in a parameter that must be there; the one that needs none comes first. */
    private void describe(Operation operation, List<HandlerMethod> sharing) {
        sharing.sort(Comparator.comparing(handler -> String.join("&", condition(handler))));
        var first = sharing.getFirst();
        var text = new StringBuilder(comments.of(first.getMethod()).text());
        for (var other : sharing.subList(1, sharing.size())) {
            text.append("\n\nWith `%s`: ".formatted(String.join("&", condition(other))))
                    .append(StringUtils.uncapitalize(
                            comments.of(other.getMethod()).text()));
        }
        operation.setSummary(comments.of(first.getMethod()).summary());
        operation.setDescription((text + "\n\n" + right(first)).strip());
        operation.setOperationId(first.getMethod().getName());
    }

    private static String[] condition(HandlerMethod handler) {
        return Objects.requireNonNull(
                        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class))
                .params();
    }

    private void describeParameters(Operation operation, HandlerMethod handler) {
        var described = new ArrayList<Parameter>();
        for (var parameter : Objects.requireNonNullElse(operation.getParameters(), new ArrayList<Parameter>())) {
            // RFC 9110 has it; OpenAPI says that a parameter of this name is ignored.
            if (!"Content-Type".equals(parameter.getName())) {
                described.add(describe(parameter, text(handler, parameter)));
            }
        }
        for (var parameter : handler.getMethodParameters()) {
            if (parameter.getParameterType() == PageQuery.class) {
                var bound = parameter.getParameterAnnotation(MaxPageSize.class);
                described.add(CommonParameters.pageSizeUpTo(bound == null ? PageQuery.MAX_SIZE : bound.value()));
                described.add(CommonParameters.reference("pageToken"));
            } else if (parameter.getParameterType() == HttpHeaders.class) {
                described.removeIf(
                        known -> CommonParameters.reference("If-Match").equals(known));
                described.add(CommonParameters.reference("If-Match"));
                described.add(CommonParameters.reference("If-None-Match"));
            }
        }
        if (condition(handler).length > 0) {
            described.add(CommonParameters.reference(condition(handler)[0].replaceFirst("=.*", "")));
        }
        operation.setParameters(described.isEmpty() ? null : new ArrayList<>(new LinkedHashSet<>(described)));
    }

    private static Parameter describe(Parameter parameter, String text) {
        if (parameter.get$ref() != null) {
            return parameter;
        }
        if ("identifier".equals(parameter.getName()) && "path".equals(parameter.getIn())) {
            parameter.getSchema().setPattern("^" + ResourceReference.IDENTIFIER.pattern() + "$");
        }
        if (!text.isEmpty()) {
            return parameter.description(text);
        }
        var common = CommonParameters.find(parameter.getName(), parameter.getIn());
        return common.isPresent() ? CommonParameters.reference(parameter.getName()) : parameter;
    }

    private String text(HandlerMethod handler, Parameter parameter) {
        return parameter.getName() == null
                ? ""
                : comments.of(handler.getMethod()).parameter(variable(handler, parameter.getName()));
    }

    /** What the code calls a parameter that has another name on the wire. */
    private static String variable(HandlerMethod handler, String name) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(parameter -> HandlerParameters.wireName(parameter).equals(name))
                .map(parameter ->
                        Objects.requireNonNull(parameter.getParameter().getName()))
                .findFirst()
                .orElse(name);
    }

    private RequestBody body(HandlerMethod handler, Class<?> shape) {
        var content = new Content();
        var mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
        for (var type : Objects.requireNonNull(mapping).consumes()) {
            content.addMediaType(type, new MediaType().schema(schema(shape)));
        }
        return new RequestBody().required(true).content(content);
    }

    private String bodyDescription(HandlerMethod handler, Comment comment) {
        var shape = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestBodySchema.class);
        for (var parameter : handler.getMethodParameters()) {
            var body = parameter.hasParameterAnnotation(org.springframework.web.bind.annotation.RequestBody.class);
            var text = comment.parameter(parameter.getParameter().getName());
            if (body && !text.isEmpty()) {
                return text;
            }
            if (body && shape == null) {
                return comments.of(parameter.getParameterType()).text();
            }
        }
        return shape == null ? "" : comments.of(shape.value()).text();
    }

    private Schema<?> schema(Type type) {
        var resolved =
                ModelConverters.getInstance(true).resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
        schemas.putAll(resolved.referencedSchemas);
        return resolved.schema;
    }

    private static String right(HandlerMethod handler) {
        var service = annotation(handler, RequiresServiceScope.class);
        if (service != null) {
            return "For other services, with the OAuth scope `%s`.".formatted(service.value());
        }
        var role = annotation(handler, RequiresRole.class);
        return role == null ? "" : "Needs the role `%s`.".formatted(role.value().toText());
    }

    private static <A extends Annotation> @Nullable A annotation(HandlerMethod handler, Class<A> type) {
        var found = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), type);
        return found != null ? found : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), type);
    }
}
