package io.fairlead.http.problem;

import org.springframework.http.HttpStatus;

/** A change without the precondition it needs, or with a stale one. */
class PreconditionFailed extends RuntimeException {

    private final HttpStatus status;
    private final String code;

    private PreconditionFailed(HttpStatus status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static PreconditionFailed missing() {
        return new PreconditionFailed(
                HttpStatus.PRECONDITION_REQUIRED,
                "IF_MATCH_REQUIRED",
                "Send If-Match with the ETag that you read, so that nobody else's change is lost.");
    }

    static PreconditionFailed stale(long version) {
        return new PreconditionFailed(
                HttpStatus.PRECONDITION_FAILED,
                "STALE",
                "It was changed meanwhile and is now at version %d. Read it again, then repeat your change."
                        .formatted(version));
    }

    HttpStatus status() {
        return status;
    }

    String code() {
        return code;
    }
}
