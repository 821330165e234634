package io.fairlead.connector.idempotency;

import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** An Idempotency-Key came again with another request. */
@Problem(status = HttpStatus.UNPROCESSABLE_CONTENT, code = "IDEMPOTENCY_KEY_REUSED")
class IdempotencyKeyReused extends RuntimeException {

    IdempotencyKeyReused() {
        super("This Idempotency-Key was used for another request. Take a new key for each new request.");
    }
}
