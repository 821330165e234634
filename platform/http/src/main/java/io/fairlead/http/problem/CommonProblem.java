package io.fairlead.http.problem;

import io.fairlead.runtime.database.DatabaseFailure;
import io.fairlead.runtime.web.BodyRefused;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * What any service may meet, wherever it stands among the causes: a body that is refused, a request that the web server
 * cannot parse, a caller that has gone, and the database.
 */
@Problem(status = HttpStatus.CONTENT_TOO_LARGE, code = "CONTENT_TOO_LARGE")
@Problem(status = HttpStatus.SERVICE_UNAVAILABLE, code = "SERVICE_BUSY")
@Problem(status = HttpStatus.SERVICE_UNAVAILABLE, code = "DATABASE_UNAVAILABLE")
@Problem(status = HttpStatus.SERVICE_UNAVAILABLE, code = "DATABASE_CONFLICT")
final class CommonProblem {

    private static final Logger log = LoggerFactory.getLogger(CommonProblem.class);

    /** PostgreSQL's class of values that it does not take: a NUL, a time or a number out of its range. */
    private static final String DATA_EXCEPTION = "22";

    private CommonProblem() {}

    static Optional<ResponseEntity<ProblemDetail>> of(Exception failure) {
        return causes(failure)
                .flatMap(cause -> refusal(cause).stream())
                .findFirst()
                .or(() -> DatabaseFailure.of(failure).flatMap(kind -> database(kind, failure)));
    }

    private static Optional<ResponseEntity<ProblemDetail>> refusal(Throwable cause) {
        return switch (cause) {
            case BodyRefused refused -> Optional.of(refused(refused));
            case HttpException unreadable when unreadable.getCode() < 500 -> Optional.of(unreadable());
            case EofException _ -> Optional.of(unreadable());
            case AsyncRequestNotUsableException _ -> Optional.of(unreadable());
            default -> Optional.empty();
        };
    }

    private static ResponseEntity<ProblemDetail> refused(BodyRefused refused) {
        var status = HttpStatus.valueOf(refused.getCode());
        // The rest of the body is never read, so nothing can follow it.
        var response = ResponseEntity.status(status).header(HttpHeaders.CONNECTION, "close");
        if (refused.retryAfterSeconds() >= 0) {
            response.header(HttpHeaders.RETRY_AFTER, Integer.toString(refused.retryAfterSeconds()));
        }
        return response.body(Problems.of(status, refused.problemCode(), String.valueOf(refused.getReason())));
    }

    private static ResponseEntity<ProblemDetail> unreadable() {
        return badRequest("The request is not valid HTTP, or its query, form or chunks cannot be read.");
    }

    private static Optional<ResponseEntity<ProblemDetail>> database(DatabaseFailure kind, Exception failure) {
        return switch (kind) {
            case OUTAGE -> {
                log.warn("database not available: {}", failure.getMessage());
                yield Optional.of(unavailable(
                        "DATABASE_UNAVAILABLE", "The service cannot use its database now. Try again in a moment.", 2));
            }
            case CONFLICT -> {
                log.warn("transaction undone: {}", failure.getMessage());
                yield Optional.of(unavailable(
                        "DATABASE_CONFLICT",
                        "Another change was made at the same moment, and this one was undone. Try again.",
                        1));
            }
            case FAULT -> {
                if (!isRefusedValue(failure)) {
                    yield Optional.empty();
                }
                log.warn("the database refuses a value that no check had refused", failure);
                yield Optional.of(
                        badRequest("A value of the request cannot be stored: it contains a NUL character, or is"
                                + " a time or a number out of range."));
            }
        };
    }

    private static boolean isRefusedValue(Exception failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof SQLException e
                        && e.getSQLState() != null
                        && e.getSQLState().startsWith(DATA_EXCEPTION));
    }

    private static ResponseEntity<ProblemDetail> unavailable(String code, String detail, int retryAfterSeconds) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, Integer.toString(retryAfterSeconds))
                .body(Problems.of(HttpStatus.SERVICE_UNAVAILABLE, code, detail));
    }

    private static ResponseEntity<ProblemDetail> badRequest(String detail) {
        var problem = Problems.of(HttpStatus.BAD_REQUEST, HttpStatus.BAD_REQUEST.name(), detail);
        problem.setProperty("errors", List.of(new Violation("", "MALFORMED", detail)));
        return ResponseEntity.badRequest().body(problem);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
