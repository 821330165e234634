package io.fairlead.test;

import io.fairlead.http.problem.Problems;
import io.fairlead.test.catalog.ConnectorNotFound;
import io.fairlead.test.catalog.ConnectorServiceSilent;
import io.fairlead.test.run.TestEnded;
import io.fairlead.test.run.TestNotFound;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns this service's broken rules into problem documents. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class HttpErrors {

    @ExceptionHandler
    ProblemDetail testNotFound(TestNotFound e) {
        return Problems.of(HttpStatus.NOT_FOUND, "TEST_NOT_FOUND", e.sentence());
    }

    @ExceptionHandler
    ProblemDetail connectorNotFound(ConnectorNotFound e) {
        return Problems.of(HttpStatus.NOT_FOUND, "CONNECTOR_NOT_FOUND", e.sentence());
    }

    @ExceptionHandler
    ProblemDetail conflict(TestEnded e) {
        return Problems.of(HttpStatus.CONFLICT, "TEST_ENDED", e.sentence());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> serviceUnavailable(ConnectorServiceSilent e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "2")
                .body(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "CONNECTOR_SERVICE_UNAVAILABLE", e.sentence()));
    }
}
