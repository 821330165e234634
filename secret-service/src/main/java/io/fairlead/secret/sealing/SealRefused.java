package io.fairlead.secret.sealing;

import io.fairlead.contracts.scope.ResourceReference;
import io.fairlead.http.problem.Problem;
import io.fairlead.http.problem.ProblemCode;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** An order that cannot be met. */
@Problem(status = HttpStatus.SERVICE_UNAVAILABLE, code = "NOT_YET", retryAfterSeconds = 0)
@Problem(status = HttpStatus.GONE, code = "CONNECTOR_SUPERSEDED")
@Problem(status = HttpStatus.GONE, code = "DELEGATE_REMOVED")
@Problem(status = HttpStatus.GONE, code = "TRIAL_OVER")
@Problem(status = HttpStatus.GONE, code = "DELEGATE_UNSUITABLE")
@Problem(status = HttpStatus.NOT_FOUND, code = "SECRET_NOT_FOUND")
@Problem(status = HttpStatus.NOT_FOUND, code = "SECRET_HAS_NO_VALUE")
@Problem(status = HttpStatus.CONFLICT, code = "DELEGATE_KEY_UNUSABLE")
@Problem(status = HttpStatus.CONFLICT, code = "REGISTRY_UNKNOWN")
class SealRefused extends RuntimeException implements ProblemCode {

    private final Reason reason;

    SealRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static SealRefused unsuitable(UUID delegateId, UUID connectorId) {
        return new SealRefused(
                Reason.DELEGATE_UNSUITABLE,
                "The delegate %s may not work for connector %s: its scope or its tags do not fit."
                        .formatted(delegateId, connectorId));
    }

    static SealRefused missing(ResourceReference secret) {
        return new SealRefused(
                Reason.SECRET_NOT_FOUND,
                "There is no secret %s in %s that this connector may use."
                        .formatted(secret.identifier(), secret.scope()));
    }

    @Override
    public String code() {
        return reason.name();
    }

    Reason reason() {
        return reason;
    }

    /** Why not; the names are codes of the API. */
    enum Reason {
        /** The event that tells of the connector's version or the delegate is still under way: ask again. */
        NOT_YET,
        /** The connector was changed or deleted since the task was made. */
        CONNECTOR_SUPERSEDED,
        DELEGATE_REMOVED,
        /** There is no such trial, it has ended, or the order has no part in it. */
        TRIAL_OVER,
        /** The delegate's scope or tags do not let it work for the connector. */
        DELEGATE_UNSUITABLE,
        SECRET_NOT_FOUND,
        /** It exists, and nobody has given it a value. */
        SECRET_HAS_NO_VALUE,
        /** The delegate enrolled with something that is no X25519 key. */
        DELEGATE_KEY_UNUSABLE,
        /** The connector's address names no registry, so there is nothing to bind the value to. */
        REGISTRY_UNKNOWN
    }
}
