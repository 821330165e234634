package io.fairlead.delegate.secret;

/** secret-service did not answer, or not with what was asked. */
public class SecretServiceSilent extends RuntimeException {

    SecretServiceSilent(String action, Throwable cause) {
        super("%s: secret-service does not answer. Try again in a moment.".formatted(action), cause);
    }
}
