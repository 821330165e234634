package io.fairlead.delegate;

import io.fairlead.delegate.enrolment.EnrolmentRefused;
import io.fairlead.delegate.enrolment.EnrolmentTokenNotFound;
import io.fairlead.delegate.fleet.DelegateNotFound;
import io.fairlead.delegate.sealing.SealRefused;
import io.fairlead.delegate.secretservice.SecretServiceUnavailable;
import io.fairlead.delegate.session.ConnectionUnknown;
import io.fairlead.delegate.session.UnreadableFrame;
import io.fairlead.delegate.signature.SignatureRefused;
import io.fairlead.delegate.task.LeaseLost;
import io.fairlead.http.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns the rules that were broken into problems. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class HttpErrors {

    @ExceptionHandler
    ProblemDetail badRequest(UnreadableFrame unreadable) {
        return problem(HttpStatus.BAD_REQUEST, "UNREADABLE_FRAME", unreadable);
    }

    @ExceptionHandler
    ProblemDetail unauthorized(EnrolmentRefused refused) {
        return problem(HttpStatus.UNAUTHORIZED, "ENROLMENT_TOKEN_REFUSED", refused);
    }

    @ExceptionHandler
    ProblemDetail unsigned(SignatureRefused refused) {
        return problem(HttpStatus.UNAUTHORIZED, refused.code(), refused);
    }

    @ExceptionHandler
    ProblemDetail notFound(DelegateNotFound missing) {
        return problem(HttpStatus.NOT_FOUND, "DELEGATE_NOT_FOUND", missing);
    }

    @ExceptionHandler
    ProblemDetail notFound(EnrolmentTokenNotFound missing) {
        return problem(HttpStatus.NOT_FOUND, "DELEGATE_TOKEN_NOT_FOUND", missing);
    }

    @ExceptionHandler
    ProblemDetail conflict(LeaseLost lost) {
        return problem(HttpStatus.CONFLICT, "LEASE_LOST", lost);
    }

    @ExceptionHandler
    ProblemDetail conflict(ConnectionUnknown unknown) {
        return problem(HttpStatus.CONFLICT, "HELLO_EXPECTED", unknown);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(SealRefused refused) {
        var answer = ResponseEntity.status(refused.status());
        if (refused.retryAfter() != null) {
            answer.header(HttpHeaders.RETRY_AFTER, refused.retryAfter());
        }
        return answer.body(Problems.of(refused.status(), refused.code(), String.valueOf(refused.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> serviceUnavailable(SecretServiceUnavailable silent) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(problem(HttpStatus.SERVICE_UNAVAILABLE, "SECRET_SERVICE_UNAVAILABLE", silent));
    }

    private static ProblemDetail problem(HttpStatus status, String code, Exception broken) {
        return Problems.of(status, code, String.valueOf(broken.getMessage()));
    }
}
