package io.fairlead.connector.idempotency;

/** An Idempotency-Key came again with another request. */
public class IdempotencyKeyReused extends RuntimeException {

    IdempotencyKeyReused() {
        super("This Idempotency-Key was used for another request. Take a new key for each new request.");
    }
}
