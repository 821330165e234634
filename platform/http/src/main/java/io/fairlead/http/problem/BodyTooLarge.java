package io.fairlead.http.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A request's body is longer than any may be. */
class BodyTooLarge extends RuntimeException {

    /** In bytes. */
    static final long MAX_BYTES = 1024 * 1024;

    BodyTooLarge() {
        super("A body has at most 1 MiB.");
    }

    ProblemDetail problem() {
        return Problems.of(HttpStatus.CONTENT_TOO_LARGE, "CONTENT_TOO_LARGE", String.valueOf(getMessage()));
    }
}
