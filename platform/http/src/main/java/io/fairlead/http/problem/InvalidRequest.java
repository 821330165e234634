package io.fairlead.http.problem;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** An invalid request; names every violation. */
@Problem(status = HttpStatus.BAD_REQUEST, code = "INVALID_REQUEST")
public class InvalidRequest extends RuntimeException implements ErrorResponse {

    private final transient List<Violation> violations;

    public InvalidRequest(List<Violation> violations) {
        super("%d violations: %s"
                .formatted(
                        violations.size(),
                        violations.stream().map(Violation::pointer).toList()));
        this.violations = List.copyOf(violations);
    }

    public InvalidRequest(Violation violation) {
        this(List.of(violation));
    }

    public InvalidRequest(String pointer, String code, String detail) {
        this(new Violation(pointer, code, detail));
    }

    public List<Violation> violations() {
        return violations;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatus.BAD_REQUEST;
    }

    @Override
    public ProblemDetail getBody() {
        return Problems.invalid(violations);
    }
}
