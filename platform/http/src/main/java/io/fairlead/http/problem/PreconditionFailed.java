package io.fairlead.http.problem;

import org.springframework.http.HttpStatus;

/** A change without the precondition it needs, or with a stale one. */
@Problem(status = HttpStatus.PRECONDITION_REQUIRED, code = PreconditionFailed.MISSING)
@Problem(status = HttpStatus.PRECONDITION_FAILED, code = PreconditionFailed.STALE)
class PreconditionFailed extends RuntimeException implements ProblemCode {

    static final String MISSING = "IF_MATCH_REQUIRED";
    static final String STALE = "STALE";

    private final String code;

    private PreconditionFailed(String code, String message) {
        super(message);
        this.code = code;
    }

    static PreconditionFailed missing() {
        return new PreconditionFailed(
                MISSING, "Send If-Match with the ETag that you read, so that nobody else's change is lost.");
    }

    static PreconditionFailed stale(long version) {
        return new PreconditionFailed(
                STALE,
                "It has changed; the current version is %d. Read it again, then repeat your change."
                        .formatted(version));
    }

    @Override
    public String code() {
        return code;
    }
}
