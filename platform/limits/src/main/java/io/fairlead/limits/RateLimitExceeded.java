package io.fairlead.limits;

import io.fairlead.http.problem.Problem;
import io.fairlead.http.problem.Problems;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** One credential, or one address with wrong ones, was used too often (RFC 6585 section 4). */
@Problem(status = HttpStatus.TOO_MANY_REQUESTS, code = "TOO_MANY_REQUESTS")
public class RateLimitExceeded extends RuntimeException implements ErrorResponse {

    private final transient Duration wait;

    RateLimitExceeded(Duration wait) {
        super("That was too often; nothing was done. Try again in %d s.".formatted(ThrottleResponse.seconds(wait)));
        this.wait = wait;
    }

    /** Until the next one is let through. */
    public Duration timeToWait() {
        return wait;
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatus.TOO_MANY_REQUESTS;
    }

    @Override
    public HttpHeaders getHeaders() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(ThrottleResponse.seconds(wait)));
        headers.setCacheControl("no-store");
        return headers;
    }

    @Override
    public ProblemDetail getBody() {
        return Problems.of(getStatusCode(), "TOO_MANY_REQUESTS", String.valueOf(getMessage()));
    }
}
