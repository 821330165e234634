package io.fairlead.openapi;

import io.fairlead.http.problem.Violation;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one body of every answer that is no success. */
final class ProblemSchema {

    static final String NAME = "Problem";
    private static final String MEDIA_TYPE = "application/problem+json";

    private ProblemSchema() {}

    static void addTo(Components components) {
        components.addSchemas("Violation", violation());
        components.addSchemas(NAME, problem());
        components.addResponses(NAME, response("Anything else that was refused or went wrong; `code` says what."));
    }

    static ApiResponse reference() {
        return new ApiResponse().$ref("#/components/responses/" + NAME);
    }

    static ApiResponse response(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                MEDIA_TYPE,
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + NAME))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("Why a request was not answered as it was meant (RFC 9457).")
                .addProperty("type", text("uri", "`urn:fairlead:problem:` and the code in lower case."))
                .addProperty("title", text(null, "The reason phrase of the status, for people."))
                .addProperty(
                        "status",
                        new IntegerSchema()
                                .minimum(BigDecimal.valueOf(400))
                                .maximum(BigDecimal.valueOf(599))
                                .description("The HTTP status, 400 to 599."))
                .addProperty("detail", text(null, "What happened, why, and what to do about it; for people."))
                .addProperty("instance", text("uri-reference", "The path of the request."))
                .addProperty("code", text(null, "In upper case, and stable: programs branch on it."))
                .addProperty(
                        "traceId",
                        text(null, "Finds the request in logs and in the audit; absent where it is not traced."))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new Schema<>().$ref("#/components/schemas/" + Violation.class.getSimpleName()))
                                .description(
                                        "Everything that is wrong with the request; with `INVALID_REQUEST` and `BAD_REQUEST`."))
                .required(List.of("type", "title", "status", "detail", "code"));
    }

    private static Schema<?> violation() {
        return new ObjectSchema()
                .description("One thing that is wrong with a request.")
                .addProperty("in", text(null, "The part of the request: `body`, `query`, `header` or `path`."))
                .addProperty(
                        "pointer",
                        text(
                                null,
                                "A JSON pointer (RFC 6901) into the body; `?` and the name of a query parameter; the plain"
                                        + " name of a header or of a variable in the path."))
                .addProperty("code", text(null, "In upper case, and stable: programs branch on it."))
                .addProperty("detail", text(null, "Reason and remedy in one or two sentences."))
                .required(List.of("in", "pointer", "code", "detail"));
    }

    private static Schema<?> text(@Nullable String format, String description) {
        return new StringSchema().format(format).description(description);
    }
}
