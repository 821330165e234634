package io.fairlead.http.problem;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;

/** Turns exceptions into problems: those of a feature by their {@link Problem}, and what any service may meet. */
@RestControllerAdvice
@Problem(status = HttpStatus.BAD_REQUEST, code = "BAD_REQUEST")
@Problem(status = HttpStatus.NOT_FOUND, code = "NOT_FOUND")
@Problem(status = HttpStatus.METHOD_NOT_ALLOWED, code = "METHOD_NOT_ALLOWED")
@Problem(status = HttpStatus.NOT_ACCEPTABLE, code = "NOT_ACCEPTABLE")
@Problem(status = HttpStatus.UNSUPPORTED_MEDIA_TYPE, code = "UNSUPPORTED_MEDIA_TYPE")
@Problem(status = HttpStatus.INTERNAL_SERVER_ERROR, code = "INTERNAL_ERROR")
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> declared(Exception e) {
        if (e instanceof ErrorResponse response) {
            return ResponseEntity.status(response.getStatusCode())
                    .headers(response.getHeaders())
                    .body(response.getBody());
        }
        return DeclaredProblem.of(e)
                .map(DeclaredProblem::response)
                .or(() -> CommonProblem.of(e))
                .orElseGet(() -> internalServerError(e));
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
        var refused = CommonProblem.of(e);
        if (refused.isPresent()) {
            return refused.map(ResponseEntity.class::cast).get();
        }
        var violation = Optional.ofNullable(e.getCause())
                .filter(JacksonException.class::isInstance)
                .map(cause -> RequestViolations.of((JacksonException) cause))
                .orElseGet(() -> new Violation("", "BODY_MISSING", "The request needs a body."));
        return ResponseEntity.badRequest().body(Problems.invalid(List.of(violation)));
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return badRequest(RequestViolations.of(e));
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return badRequest(RequestViolations.of(e));
    }

    @Override
    protected ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return badRequest(RequestViolations.of(e));
    }

    @Override
    protected ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return response(
                status,
                headers,
                "This path does not take that method. Use one of: %s.".formatted(listed(headers.getAllow())));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return response(
                status,
                headers,
                "The body has the wrong Content-Type. Send one of: %s.".formatted(listed(e.getSupportedMediaTypes())));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
            HttpMediaTypeNotAcceptableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return response(
                status,
                headers,
                "Accept names nothing that can be sent here. Accept one of: %s."
                        .formatted(listed(e.getSupportedMediaTypes())));
    }

    @Override
    protected ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return response(status, headers, "There is nothing at this path. Check its spelling.");
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var known = HttpStatus.resolve(status.value());
        var code = known == null ? "HTTP_" + status.value() : known.name();
        var detail = body instanceof ProblemDetail problem && problem.getDetail() != null ? problem.getDetail() : code;
        return ResponseEntity.status(status).headers(headers).body(Problems.of(status, code, detail));
    }

    private static ResponseEntity<Object> badRequest(Violation violation) {
        var problem = Problems.of(HttpStatus.BAD_REQUEST, HttpStatus.BAD_REQUEST.name(), violation.detail());
        problem.setProperty("errors", List.of(violation));
        return ResponseEntity.badRequest().body(problem);
    }

    private static ResponseEntity<Object> response(HttpStatusCode status, HttpHeaders headers, String detail) {
        return ResponseEntity.status(status)
                .headers(headers)
                .body(Problems.of(status, HttpStatus.valueOf(status.value()).name(), detail));
    }

    private static String listed(Collection<?> allowed) {
        return allowed.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }
}
