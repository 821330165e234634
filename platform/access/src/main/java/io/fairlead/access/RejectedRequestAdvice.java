package io.fairlead.access;

import io.fairlead.http.problem.Problem;
import io.fairlead.http.problem.Problems;
import io.fairlead.http.problem.Violation;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Answers what Spring Security's firewall rejects only once a handler reads it: names of parameters, and headers. Outside
 * of a handler the filter chain itself answers 400.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
@Problem(status = HttpStatus.BAD_REQUEST, code = "BAD_REQUEST")
class RejectedRequestAdvice {

    private static final String DETAIL =
            "A header, or the name or value of a parameter of query or form, contains control characters.";

    /** The exception's message repeats what was sent. */
    @ExceptionHandler(RequestRejectedException.class)
    ResponseEntity<ProblemDetail> rejected() {
        var problem = Problems.of(HttpStatus.BAD_REQUEST, HttpStatus.BAD_REQUEST.name(), DETAIL);
        problem.setProperty("errors", List.of(new Violation("", "MALFORMED", DETAIL)));
        return ResponseEntity.badRequest().body(problem);
    }
}
