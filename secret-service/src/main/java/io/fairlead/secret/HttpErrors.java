package io.fairlead.secret;

import io.fairlead.access.CallerResolver;
import io.fairlead.http.problem.Problems;
import io.fairlead.secret.catalog.IdentifierTaken;
import io.fairlead.secret.catalog.SecretInUse;
import io.fairlead.secret.catalog.SecretNotFound;
import io.fairlead.secret.masterkey.MasterKeyUnavailable;
import io.fairlead.secret.rotation.VersionNotFound;
import io.fairlead.secret.rotation.VersionStateConflict;
import io.fairlead.secret.sealing.SealRefused;
import io.fairlead.secret.trial.PromotionRefused;
import io.fairlead.secret.trial.TrialNotFound;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Turns this service's broken rules into problems. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class HttpErrors {

    private static final Logger log = LoggerFactory.getLogger(HttpErrors.class);

    private final CallerResolver callers;

    HttpErrors(CallerResolver callers) {
        this.callers = callers;
    }

    @ExceptionHandler
    ProblemDetail notFound(SecretNotFound missing) {
        return Problems.of(HttpStatus.NOT_FOUND, "SECRET_NOT_FOUND", String.valueOf(missing.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail conflict(IdentifierTaken taken) {
        var problem = Problems.of(HttpStatus.CONFLICT, "IDENTIFIER_TAKEN", String.valueOf(taken.getMessage()));
        problem.setProperty("proposal", taken.proposal());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail conflict(SecretInUse inUse) {
        var problem = Problems.of(HttpStatus.CONFLICT, "SECRET_IN_USE", String.valueOf(inUse.getMessage()));
        problem.setProperty("count", inUse.count());
        problem.setProperty("connectors", inUse.connectors());
        return problem;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unavailable(MasterKeyUnavailable unavailable) {
        log.error("a master key cannot be used: {}", unavailable.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "MASTER_KEY_UNAVAILABLE",
                        String.valueOf(unavailable.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(SealRefused refused) {
        var status = refused.reason().status();
        var answer = ResponseEntity.status(status);
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            answer.header(HttpHeaders.RETRY_AFTER, "0");
        }
        return answer.body(Problems.of(status, refused.reason().name(), String.valueOf(refused.getMessage())));
    }

    @ExceptionHandler
    ProblemDetail notFound(VersionNotFound missing) {
        return Problems.of(HttpStatus.NOT_FOUND, "VERSION_NOT_FOUND", String.valueOf(missing.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail notFound(TrialNotFound missing) {
        return Problems.of(HttpStatus.NOT_FOUND, "TRIAL_NOT_FOUND", String.valueOf(missing.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail conflict(VersionStateConflict wrong) {
        return Problems.of(HttpStatus.CONFLICT, wrong.code(), String.valueOf(wrong.getMessage()));
    }

    /** Connectors in scopes that the caller may not see are counted and not named. */
    @ExceptionHandler
    ProblemDetail conflict(PromotionRefused refused, HttpServletRequest request) {
        var problem = Problems.of(HttpStatus.CONFLICT, refused.code(), String.valueOf(refused.getMessage()));
        var grants = callers.grantsOf(request);
        var shown = refused.failures().stream()
                .filter(failure -> grants.roleIn(failure.connector().scope()).isPresent())
                .toList();
        problem.setProperty("trial", refused.trial());
        problem.setProperty("count", refused.failures().size());
        problem.setProperty("hidden", refused.failures().size() - shown.size());
        problem.setProperty("failures", shown);
        return problem;
    }
}
