package io.fairlead.runtime.web;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;

/** A request whose body is not read, or not read further; says what its caller is told. */
public final class BodyRefused extends HttpException.RuntimeException {

    private final String problemCode;
    private final int retryAfterSeconds;

    private BodyRefused(int status, String problemCode, String detail, int retryAfterSeconds) {
        super(status, detail);
        this.problemCode = problemCode;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static BodyRefused tooLarge(long limit) {
        return new BodyRefused(
                HttpStatus.PAYLOAD_TOO_LARGE_413,
                "CONTENT_TOO_LARGE",
                "A body has at most %s here.".formatted(BodyLimit.inWords(limit)),
                -1);
    }

    static BodyRefused noRoom() {
        return new BodyRefused(
                HttpStatus.SERVICE_UNAVAILABLE_503,
                "SERVICE_BUSY",
                "So much is being sent here that this body found no room; nothing was done. Try again in a moment.",
                1);
    }

    static BodyRefused unsupported(String detail) {
        return new BodyRefused(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "UNSUPPORTED_MEDIA_TYPE", detail, -1);
    }

    public String problemCode() {
        return problemCode;
    }

    /** Of the header {@code Retry-After}; negative: there is none. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
