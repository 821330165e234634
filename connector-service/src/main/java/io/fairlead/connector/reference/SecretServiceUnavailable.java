package io.fairlead.connector.reference;

/** Whether a secret exists could not be found out in time. */
public class SecretServiceUnavailable extends RuntimeException {

    private SecretServiceUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    static SecretServiceUnavailable because(Throwable cause) {
        return new SecretServiceUnavailable("ask secret-service for a secret: " + cause.getClass(), cause);
    }
}
