package io.fairlead.openapi;

import io.fairlead.access.ScopedToCaller;
import io.swagger.v3.oas.models.Operation;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.method.HandlerMethod;

/** The problems that come from around a handler: from filters, interceptors and the reading of arguments. */
record CommonProblem(int status, String code, String when) {

    private static final CommonProblem BAD_REQUEST =
            new CommonProblem(400, "BAD_REQUEST", "The request cannot be read; `errors` says where.");
    private static final CommonProblem INVALID = new CommonProblem(
            400, "INVALID_REQUEST", "Something in the request is not valid; `errors` has everything.");
    private static final List<CommonProblem> TOKEN = List.of(
            new CommonProblem(401, "TOKEN_MISSING", "The request has no token."),
            new CommonProblem(
                    401, "TOKEN_NOT_VALID", "The token is malformed, expired, revoked or for another service."),
            new CommonProblem(
                    403,
                    "WRONG_KIND_OF_TOKEN",
                    "The token is a person's where a service's is needed, or the other way."),
            new CommonProblem(
                    503, "ISSUER_UNAVAILABLE", "The token cannot be checked because its issuer does not answer."));
    private static final List<CommonProblem> SCOPED = List.of(
            new CommonProblem(403, "ROLE_TOO_SMALL", "The caller's role in the scope does not allow it."),
            new CommonProblem(
                    404,
                    "SCOPE_NOT_FOUND",
                    "The caller may not see the scope of the path, whether or not it is used."));
    private static final List<CommonProblem> BODY = List.of(
            new CommonProblem(413, "CONTENT_TOO_LARGE", "The body has more than 1 MiB."),
            new CommonProblem(415, "UNSUPPORTED_MEDIA_TYPE", "The body has a type that the operation does not take."));
    private static final List<CommonProblem> ALWAYS = List.of(
            new CommonProblem(406, "NOT_ACCEPTABLE", "`Accept` names no type that the operation produces."),
            new CommonProblem(
                    429,
                    "TOO_MANY_REQUESTS",
                    "The caller has used up its requests for now; `Retry-After` says how long to wait."),
            new CommonProblem(
                    500, "INTERNAL_ERROR", "It is the service's fault; its log has the cause under `traceId`."),
            new CommonProblem(
                    503, "DATABASE_UNAVAILABLE", "The service cannot reach its database; nothing was changed."));

    /** Those of an operation. */
    static List<CommonProblem> of(String path, Operation operation, HandlerMethod handler) {
        var problems = new ArrayList<>(ALWAYS);
        if (operation.getParameters() != null || path.contains("{")) {
            problems.add(BAD_REQUEST);
            problems.add(INVALID);
        }
        if (operation.getRequestBody() != null) {
            problems.add(BAD_REQUEST);
            problems.addAll(BODY);
        }
        if (path.startsWith("/api/") || path.startsWith("/internal/")) {
            problems.addAll(TOKEN);
        }
        if (path.startsWith("/api/") && !handler.hasMethodAnnotation(ScopedToCaller.class)) {
            problems.addAll(SCOPED);
        }
        return problems;
    }
}
