package io.fairlead.delegate.secretservice;

/** secret-service did not answer, or not with what was asked. */
public class SecretServiceUnavailable extends RuntimeException {

    SecretServiceUnavailable(String action, Throwable cause) {
        super("%s: secret-service does not answer. Try again in a moment.".formatted(action), cause);
    }
}
