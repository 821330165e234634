package io.fairlead.connector.secretref;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/** Whether a secret exists could not be found out in time. */
public class SecretServiceUnavailable extends RuntimeException {

    private SecretServiceUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static SecretServiceUnavailable withStatus(HttpStatusCode status) {
        return new SecretServiceUnavailable("ask secret-service for a secret: it said " + status, null);
    }

    static SecretServiceUnavailable because(Throwable cause) {
        return new SecretServiceUnavailable("ask secret-service for a secret: " + cause.getClass(), cause);
    }
}
