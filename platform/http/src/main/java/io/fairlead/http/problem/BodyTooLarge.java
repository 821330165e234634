package io.fairlead.http.problem;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** A request's body is longer than any may be. */
@Problem(status = HttpStatus.CONTENT_TOO_LARGE, code = "CONTENT_TOO_LARGE")
class BodyTooLarge extends RuntimeException implements ErrorResponse {

    /** In bytes. */
    static final long MAX_BYTES = 1024 * 1024;

    BodyTooLarge() {
        super("A body has at most 1 MiB.");
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatus.CONTENT_TOO_LARGE;
    }

    @Override
    public HttpHeaders getHeaders() {
        var headers = new HttpHeaders();
        // The rest of the body is never read, so nothing can follow it.
        headers.set(HttpHeaders.CONNECTION, "close");
        return headers;
    }

    @Override
    public ProblemDetail getBody() {
        return Problems.of(getStatusCode(), "CONTENT_TOO_LARGE", String.valueOf(getMessage()));
    }
}
