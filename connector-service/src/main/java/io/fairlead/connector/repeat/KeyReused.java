package io.fairlead.connector.repeat;

/** An Idempotency-Key came again with another request. */
public class KeyReused extends RuntimeException {

    KeyReused() {
        super("This Idempotency-Key was used for another request. Take a new key for each new request.");
    }
}
