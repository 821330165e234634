package io.fairlead.console.api;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A service refused, or did not answer; says why in its own words. */
public class ApiProblem extends RuntimeException {

    private final int status;
    private final String code;
    private final String traceId;
    private final transient List<Violation> violations;

    ApiProblem(int status, Document document) {
        super(Objects.requireNonNullElse(document.detail, "The service answered %d.".formatted(status)));
        this.status = status;
        this.code = Objects.requireNonNullElse(document.code, "HTTP_" + status);
        this.traceId = Objects.requireNonNullElse(document.traceId, "");
        this.violations = Objects.requireNonNullElse(document.errors, List.of());
    }

    /** A problem document (RFC 9457) as the services write it. */
    record Document(
            @Nullable String detail,
            @Nullable String code,
            @Nullable String traceId,
            @Nullable List<Violation> errors) {

        static final Document EMPTY = new Document(null, null, null, null);
    }

    /**
     * One field that is wrong.
     *
     * @param in which part of the request: body, query, header or path
     * @param pointer into the body, or what the API calls the field elsewhere
     */
    public record Violation(@Nullable String in, String pointer, String code, String detail) {

        /** What was sent can be told of a form's field only when it is in the body. */
        public boolean isInBody() {
            return in == null || in.equals("body");
        }

        /** As people write it: {@code spec.auth}. */
        public String fieldName() {
            return pointer.replaceFirst("^[/?]", "").replace('/', '.');
        }

        private String describe() {
            return pointer.isEmpty() ? detail : fieldName() + ": " + detail;
        }
    }

    public static ApiProblem unreachable(String service) {
        return new ApiProblem(
                503,
                new Document(
                        "%s does not answer at the moment. Nothing was changed; try again soon.".formatted(service),
                        "SERVICE_UNAVAILABLE",
                        null,
                        null));
    }

    /** @param max that one person may have open */
    public static ApiProblem tooManyStreams(int max) {
        return new ApiProblem(
                429,
                new Document(
                        "You have %d live pages open, which is the limit. Close one, or reload this page to see more."
                                .formatted(max),
                        "TOO_MANY_STREAMS",
                        null,
                        null));
    }

    /** @param role that the caller has; empty for none */
    public static ApiProblem roleInsufficient(String role, String needed, PageScope scope) {
        var where = scope.org() == null ? "the account" : scope.name();
        var detail = role.isEmpty()
                ? "You have no role in %s; this needs %s. Ask an admin for access.".formatted(where, needed)
                : "You have the %s role in %s; this needs %s. Ask an admin for access.".formatted(role, where, needed);
        return new ApiProblem(403, new Document(detail, "ROLE_INSUFFICIENT", null, null));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** Empty when the service did not say. */
    public String traceId() {
        return traceId;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** The faults with the places of their fields; what is wrong as a whole where no field is named. */
    public String summary() {
        return violations.isEmpty()
                ? detail()
                : violations.stream().map(Violation::describe).collect(Collectors.joining(" "));
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
