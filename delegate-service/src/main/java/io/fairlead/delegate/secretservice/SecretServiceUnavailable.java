package io.fairlead.delegate.secretservice;

import io.fairlead.http.problem.Problem;
import org.springframework.boot.logging.LogLevel;
import org.springframework.http.HttpStatus;

/** secret-service did not answer, or not with what was asked. */
@Problem(
        status = HttpStatus.SERVICE_UNAVAILABLE,
        code = "SECRET_SERVICE_UNAVAILABLE",
        retryAfterSeconds = 1,
        log = LogLevel.WARN)
class SecretServiceUnavailable extends RuntimeException {

    SecretServiceUnavailable(String action, Throwable cause) {
        super("%s: secret-service does not answer. Try again in a moment.".formatted(action), cause);
    }
}
