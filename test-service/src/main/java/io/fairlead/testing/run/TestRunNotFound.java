package io.fairlead.testing.run;

import io.fairlead.contracts.scope.Scope;
import io.fairlead.http.problem.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** There is no such run in that scope. */
@Problem(status = HttpStatus.NOT_FOUND, code = "TEST_NOT_FOUND")
class TestRunNotFound extends RuntimeException {

    private TestRunNotFound(String sentence) {
        super(sentence);
    }

    static TestRunNotFound of(UUID id, Scope scope) {
        return new TestRunNotFound(
                "There is no test %s in %s; tests are kept for 90 days unless set otherwise.".formatted(id, scope));
    }
}
