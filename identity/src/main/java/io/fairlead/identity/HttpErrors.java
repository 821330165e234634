package io.fairlead.identity;

import io.fairlead.http.problem.Problems;
import io.fairlead.identity.apitoken.ApiTokenNotFound;
import io.fairlead.identity.exchange.CredentialRefused;
import io.fairlead.identity.person.GrantTooWide;
import io.fairlead.identity.person.LoginsBusy;
import io.fairlead.identity.person.NameTaken;
import io.fairlead.identity.person.PersonNotFound;
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
    ResponseEntity<ProblemDetail> unauthorized(CredentialRefused e) {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"fairlead\"", "Bearer error=\"invalid_token\"")
                .body(Problems.of(HttpStatus.UNAUTHORIZED, "CREDENTIAL_REFUSED", String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> busy(LoginsBusy e) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "LOGINS_BUSY", String.valueOf(e.getMessage())));
    }

    @ExceptionHandler
    ProblemDetail forbidden(GrantTooWide e) {
        return Problems.of(HttpStatus.FORBIDDEN, "GRANT_TOO_WIDE", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail notFound(PersonNotFound e) {
        return Problems.of(HttpStatus.NOT_FOUND, "PERSON_NOT_FOUND", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail notFound(ApiTokenNotFound e) {
        return Problems.of(HttpStatus.NOT_FOUND, "TOKEN_NOT_FOUND", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail conflict(NameTaken e) {
        return Problems.of(HttpStatus.CONFLICT, "NAME_TAKEN", String.valueOf(e.getMessage()));
    }
}
