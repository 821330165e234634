package io.fairlead.delegate.sealing;

import io.fairlead.http.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** secret-service does not seal; its reason is passed on as it is. */
class SealRefused extends RuntimeException implements ErrorResponse {

    private final transient HttpStatusCode status;
    private final String code;
    private final @Nullable String retryAfter;

    SealRefused(HttpStatusCode status, String code, String detail, @Nullable String retryAfter) {
        super(detail);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return status;
    }

    @Override
    public HttpHeaders getHeaders() {
        var headers = new HttpHeaders();
        if (retryAfter != null) {
            headers.set(HttpHeaders.RETRY_AFTER, retryAfter);
        }
        return headers;
    }

    @Override
    public ProblemDetail getBody() {
        return Problems.of(status, code, String.valueOf(getMessage()));
    }
}
