package io.fairlead.http.problem;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns exceptions into problems: those of a feature by their {@link Problem}, and what any service may meet. */
@RestControllerAdvice
@Problem(status = HttpStatus.BAD_REQUEST, code = "BAD_REQUEST")
@Problem(status = HttpStatus.NOT_FOUND, code = "NOT_FOUND")
@Problem(status = HttpStatus.METHOD_NOT_ALLOWED, code = "METHOD_NOT_ALLOWED")
@Problem(status = HttpStatus.NOT_ACCEPTABLE, code = "NOT_ACCEPTABLE")
@Problem(status = HttpStatus.UNSUPPORTED_MEDIA_TYPE, code = "UNSUPPORTED_MEDIA_TYPE")
@Problem(status = HttpStatus.INTERNAL_SERVER_ERROR, code = "INTERNAL_ERROR")
@Problem(status = HttpStatus.SERVICE_UNAVAILABLE, code = "DATABASE_UNAVAILABLE")
public class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class
    })
    ResponseEntity<ProblemDetail> serviceUnavailable(Exception e) {
        log.warn("database not available: {}", e.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "2")
                .body(Problems.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "DATABASE_UNAVAILABLE",
                        "The service cannot reach its database; nothing was changed. Try again in a moment."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> declared(Exception e) {
        if (e instanceof ErrorResponse response) {
            return ResponseEntity.status(response.getStatusCode())
                    .headers(response.getHeaders())
                    .body(response.getBody());
        }
        return DeclaredProblem.of(e).map(DeclaredProblem::response).orElseGet(() -> internalServerError(e));
    }

    private static ResponseEntity<ProblemDetail> internalServerError(Exception e) {
        log.error("unexpected fault", e);
        return ResponseEntity.internalServerError()
                .body(Problems.of(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "INTERNAL_ERROR",
                        "Something went wrong here. The log has the cause under the trace id."));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var violation = Optional.ofNullable(e.getCause())
                .filter(JacksonException.class::isInstance)
                .map(cause -> violation((JacksonException) cause))
                .orElseGet(() -> new Violation("", "BODY_MISSING", "The request needs a body."));
        return ResponseEntity.badRequest().body(Problems.invalid(List.of(violation)));
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var known = HttpStatus.resolve(status.value());
        var code = known == null ? "HTTP_" + status.value() : known.name();
        var detail = body instanceof ProblemDetail problem && problem.getDetail() != null ? problem.getDetail() : code;
        return ResponseEntity.status(status).headers(headers).body(Problems.of(status, code, detail));
    }

    private static Violation violation(JacksonException e) {
        var pointer = e.getPath().stream()
                .map(step -> step.getPropertyName() != null ? step.getPropertyName() : String.valueOf(step.getIndex()))
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
        if (e instanceof UnrecognizedPropertyException unknown) {
            return new Violation(
                    pointer,
                    "UNKNOWN_FIELD",
                    "Unknown field %s. Expected one of: %s."
                            .formatted(
                                    pointer,
                                    unknown.getKnownPropertyIds().stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(", "))));
        }
        // The parser's own message may repeat the value, which may be a secret.
        var at = e.getLocation();
        return pointer.isEmpty() && at != null
                ? new Violation(
                        "",
                        "MALFORMED",
                        "The body is not valid JSON at line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr()))
                : new Violation(
                        pointer, "WRONG_TYPE", "The value of %s is not of the expected type.".formatted(pointer));
    }
}
