package io.fairlead.connector;

import io.fairlead.connector.catalog.ConnectorExists;
import io.fairlead.connector.catalog.ConnectorNotFound;
import io.fairlead.connector.catalog.IdentifierTaken;
import io.fairlead.connector.history.VersionIsLive;
import io.fairlead.connector.history.VersionNotFound;
import io.fairlead.connector.idempotency.IdempotencyKeyReused;
import io.fairlead.connector.operation.OperationEnded;
import io.fairlead.connector.operation.OperationNotFound;
import io.fairlead.connector.proposal.ProposalNotFound;
import io.fairlead.connector.secretref.SecretServiceUnavailable;
import io.fairlead.http.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says in the API's words which rule of this service a request broke. */
@RestControllerAdvice
@Order(0)
class HttpErrors {

    private static final Logger log = LoggerFactory.getLogger(HttpErrors.class);

    @ExceptionHandler
    ProblemDetail notFound(ConnectorNotFound e) {
        return problem(HttpStatus.NOT_FOUND, "CONNECTOR_NOT_FOUND", e);
    }

    @ExceptionHandler
    ProblemDetail notFound(ProposalNotFound e) {
        return problem(HttpStatus.NOT_FOUND, "PROPOSAL_NOT_FOUND", e);
    }

    @ExceptionHandler
    ProblemDetail notFound(OperationNotFound e) {
        return problem(HttpStatus.NOT_FOUND, "OPERATION_NOT_FOUND", e);
    }

    @ExceptionHandler
    ProblemDetail notFound(VersionNotFound e) {
        return problem(HttpStatus.NOT_FOUND, "VERSION_NOT_FOUND", e);
    }

    @ExceptionHandler
    ProblemDetail conflict(VersionIsLive e) {
        return problem(HttpStatus.CONFLICT, "VERSION_IS_LIVE", e);
    }

    @ExceptionHandler
    ProblemDetail conflict(OperationEnded e) {
        return problem(HttpStatus.CONFLICT, "OPERATION_ENDED", e);
    }

    @ExceptionHandler
    ProblemDetail conflict(IdentifierTaken e) {
        return problem(HttpStatus.CONFLICT, "IDENTIFIER_TAKEN", e);
    }

    @ExceptionHandler
    ProblemDetail preconditionFailed(ConnectorExists e) {
        return problem(HttpStatus.PRECONDITION_FAILED, "CONNECTOR_EXISTS", e);
    }

    @ExceptionHandler
    ProblemDetail unprocessable(IdempotencyKeyReused e) {
        return problem(HttpStatus.valueOf(422), "IDEMPOTENCY_KEY_REUSED", e);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> serviceUnavailable(SecretServiceUnavailable e) {
        log.warn("{}", e.getMessage());
        var problem = Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "SECRET_SERVICE_UNAVAILABLE",
                "Whether the secret exists cannot be checked at the moment; nothing was stored. Try again soon.");
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "2")
                .body(problem);
    }

    private static ProblemDetail problem(HttpStatus status, String code, RuntimeException e) {
        return Problems.of(status, code, String.valueOf(e.getMessage()));
    }
}
