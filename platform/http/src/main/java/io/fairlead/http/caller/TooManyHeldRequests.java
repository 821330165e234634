package io.fairlead.http.caller;

import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** A caller holds as many streams, or waits for as many results, as it may. */
@Problem(status = HttpStatus.TOO_MANY_REQUESTS, code = "TOO_MANY_AT_ONCE", retryAfterSeconds = 5)
class TooManyHeldRequests extends RuntimeException {

    private TooManyHeldRequests(String message) {
        super(message);
    }

    static TooManyHeldRequests ofStreams(int max) {
        return new TooManyHeldRequests(
                "You have %d event streams open, and no more are allowed. Close one, or try again later."
                        .formatted(max));
    }

    static TooManyHeldRequests ofWaits(int max) {
        return new TooManyHeldRequests(
                "%d of your requests wait for a result, and no more may. Send Prefer: respond-async, or try again later."
                        .formatted(max));
    }
}
