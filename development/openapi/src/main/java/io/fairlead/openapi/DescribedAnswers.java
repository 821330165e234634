package io.fairlead.openapi;

import io.fairlead.http.AnswerSchema;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.Type;
import java.util.function.Function;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;

/** Says of each answer that is no problem what it has, and when it comes. */
class DescribedAnswers {

    private static final String ANY = "*/*";
    private static final String EVENT_STREAM = "text/event-stream";

    private final Function<Type, Schema<?>> schemas;

    DescribedAnswers(Function<Type, Schema<?>> schemas) {
        this.schemas = schemas;
    }

    void describe(Operation operation, HandlerMethod handler, Comment comment) {
        var answer = operation.getResponses().get(status(handler));
        if (answer != null) {
            answer.setDescription(
                    status(handler).equals("204") && comment.returned().isEmpty()
                            ? "It is done; there is nothing to say."
                            : comment.returned());
        }
        operation.getResponses().values().forEach(DescribedAnswers::nameMediaType);
        var declared = AnnotatedElementUtils.findMergedRepeatableAnnotations(handler.getMethod(), AnswerSchema.class);
        if (declared.stream().anyMatch(other -> other.status() < 200)) {
            operation.getResponses().remove(status(handler));
        }
        for (var other : declared) {
            var described =
                    operation.getResponses().computeIfAbsent(Integer.toString(other.status()), _ -> new ApiResponse());
            described.description(other.when());
            if (other.value() == Void.class) {
                described.setContent(null);
            } else if (isStream(described)) {
                described.setContent(events(schemas.apply(type(other))));
            } else {
                setBody(described, schemas.apply(type(other)));
            }
        }
    }

    private static Type type(AnswerSchema answer) {
        return answer.arguments().length == 0
                ? answer.value()
                : ResolvableType.forClassWithGenerics(answer.value(), answer.arguments())
                        .getType();
    }

    private static void setBody(ApiResponse answer, Schema<?> body) {
        if (answer.getContent() == null) {
            answer.setContent(new Content().addMediaType("application/json", new MediaType()));
        }
        answer.getContent().values().forEach(content -> content.setSchema(body));
    }

    private static String status(HandlerMethod handler) {
        var declared = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), ResponseStatus.class);
        return Integer.toString(declared == null ? 200 : declared.code().value());
    }

    /** A handler that does not say what it produces produces JSON. */
    private static void nameMediaType(ApiResponse answer) {
        var any = answer.getContent() == null ? null : answer.getContent().remove(ANY);
        if (any != null) {
            answer.getContent().addMediaType("application/json", any);
        }
    }

    private static boolean isStream(ApiResponse answer) {
        return answer.getContent() != null && answer.getContent().containsKey(EVENT_STREAM);
    }

    /** Of a stream OpenAPI 3.1 can say no more than this: it is text, and what JSON stands behind {@code data:}. */
    private static Content events(Schema<?> event) {
        var stream = new StringSchema();
        stream.setDescription("Server-sent events: `id:` counts up, `data:` is JSON of the schema that follows.");
        stream.setContentMediaType("application/json");
        stream.setContentSchema(event);
        return new Content().addMediaType(EVENT_STREAM, new MediaType().schema(stream));
    }
}
