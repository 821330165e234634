package io.fairlead.testing;

import io.fairlead.http.problem.Problems;
import io.fairlead.testing.catalog.ConnectorNotFound;
import io.fairlead.testing.catalog.ConnectorServiceUnavailable;
import io.fairlead.testing.run.TestRunEnded;
import io.fairlead.testing.run.TestRunNotFound;
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
    ProblemDetail testNotFound(TestRunNotFound e) {
        return Problems.of(HttpStatus.NOT_FOUND, "TEST_NOT_FOUND", e.sentence());
    }

    @ExceptionHandler
    ProblemDetail connectorNotFound(ConnectorNotFound e) {
        return Problems.of(HttpStatus.NOT_FOUND, "CONNECTOR_NOT_FOUND", e.sentence());
    }

    @ExceptionHandler
    ProblemDetail conflict(TestRunEnded e) {
        return Problems.of(HttpStatus.CONFLICT, "TEST_ENDED", e.sentence());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> serviceUnavailable(ConnectorServiceUnavailable e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "2")
                .body(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "CONNECTOR_SERVICE_UNAVAILABLE", e.sentence()));
    }
}
