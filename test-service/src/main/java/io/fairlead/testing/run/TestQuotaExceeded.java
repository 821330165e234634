package io.fairlead.testing.run;

import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** So many tests wait already that another one is not taken. */
@Problem(status = HttpStatus.TOO_MANY_REQUESTS, code = "TEST_QUOTA_EXCEEDED", retryAfterSeconds = 10)
class TestQuotaExceeded extends RuntimeException {

    private TestQuotaExceeded(String message) {
        super(message);
    }

    static TestQuotaExceeded waiting(int limit) {
        return new TestQuotaExceeded(
                "%d tests of this organisation wait already. Try again when some of them have ended, or raise fairlead.test.quota.max-waiting."
                        .formatted(limit));
    }

    static TestQuotaExceeded ofConnector(String identifier, int limit) {
        return new TestQuotaExceeded(
                "%d tests of connector %s wait or run already. Look at those, or try again when one has ended."
                        .formatted(limit, identifier));
    }
}
