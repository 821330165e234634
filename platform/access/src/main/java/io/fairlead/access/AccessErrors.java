package io.fairlead.access;

import io.fairlead.http.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns a grant that is missing or too small into a problem document. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class AccessErrors {

    @ExceptionHandler
    ProblemDetail notFound(ScopeNotFound e) {
        return Problems.of(HttpStatus.NOT_FOUND, "SCOPE_NOT_FOUND", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail forbidden(InsufficientRole e) {
        return Problems.of(HttpStatus.FORBIDDEN, "ROLE_TOO_SMALL", String.valueOf(e.getMessage()));
    }
}
