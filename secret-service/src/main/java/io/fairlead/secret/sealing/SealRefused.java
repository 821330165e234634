package io.fairlead.secret.sealing;

import java.util.UUID;
import org.springframework.http.HttpStatus;

/** An order that cannot be met. */
public class SealRefused extends RuntimeException {

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

    public Reason reason() {
        return reason;
    }

    /** Why not; the names are codes of the API. */
    public enum Reason {
        /** The event that tells of the connector's version or the delegate is still under way: ask again. */
        NOT_YET(HttpStatus.SERVICE_UNAVAILABLE),
        /** The connector was changed or deleted since the task was made. */
        CONNECTOR_SUPERSEDED(HttpStatus.GONE),
        DELEGATE_REMOVED(HttpStatus.GONE),
        /** There is no such trial, it has ended, or the order has no part in it. */
        TRIAL_OVER(HttpStatus.GONE),
        /** The delegate's scope or tags do not let it work for the connector. */
        DELEGATE_UNSUITABLE(HttpStatus.GONE),
        SECRET_NOT_FOUND(HttpStatus.NOT_FOUND),
        /** It exists, and nobody has given it a value. */
        SECRET_HAS_NO_VALUE(HttpStatus.NOT_FOUND),
        /** The delegate enrolled with something that is no X25519 key. */
        DELEGATE_KEY_UNUSABLE(HttpStatus.CONFLICT),
        /** The connector's address names no registry, so there is nothing to bind the value to. */
        REGISTRY_UNKNOWN(HttpStatus.CONFLICT);

        private final HttpStatus status;

        Reason(HttpStatus status) {
            this.status = status;
        }

        public HttpStatus status() {
            return status;
        }
    }
}
