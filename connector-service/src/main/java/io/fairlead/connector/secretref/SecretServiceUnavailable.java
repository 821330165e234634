package io.fairlead.connector.secretref;

import io.fairlead.http.problem.Problem;
import org.springframework.boot.logging.LogLevel;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.RestClientException;

/** Whether a secret exists could not be found out in time. */
@Problem(
        status = HttpStatus.SERVICE_UNAVAILABLE,
        code = "SECRET_SERVICE_UNAVAILABLE",
        retryAfterSeconds = 2,
        log = LogLevel.WARN)
class SecretServiceUnavailable extends RuntimeException {

    SecretServiceUnavailable(RestClientException cause) {
        super("Whether the secret exists cannot be checked at the moment; nothing was stored. Try again soon.", cause);
    }
}
