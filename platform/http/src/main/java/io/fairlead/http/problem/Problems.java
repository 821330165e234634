package io.fairlead.http.problem;

import java.net.URI;
import java.util.List;
import org.slf4j.MDC;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Writes problem documents (RFC 9457) in the one shape of the API. */
public final class Problems {

    /** The attribute of a request that holds the code of its last problem. */
    public static final String CODE_ATTRIBUTE = "io.fairlead.http.problem-code";

    private Problems() {}

    /**
     * @param code upper case, stable; programs branch on it
     * @param detail what happened, why, and what to do about it
     */
    public static ProblemDetail of(HttpStatusCode status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("urn:fairlead:problem:" + code.toLowerCase(java.util.Locale.ROOT)));
        problem.setProperty("code", code);
        var request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(CODE_ATTRIBUTE, code, RequestAttributes.SCOPE_REQUEST);
        }
        var traceId = MDC.get("traceId");
        if (traceId != null) {
            problem.setProperty("traceId", traceId);
        }
        return problem;
    }

    public static ProblemDetail invalid(List<Violation> violations) {
        var problem = of(
                HttpStatusCode.valueOf(400),
                "INVALID_REQUEST",
                violations.size() == 1
                        ? violations.getFirst().detail()
                        : violations.size() + " fields are not valid; see errors for each.");
        problem.setProperty("errors", violations);
        return problem;
    }
}
