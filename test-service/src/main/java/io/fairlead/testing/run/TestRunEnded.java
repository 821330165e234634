package io.fairlead.testing.run;

import io.fairlead.http.problem.Problem;
import org.springframework.http.HttpStatus;

/** A run that has ended cannot be cancelled. */
@Problem(status = HttpStatus.CONFLICT, code = "TEST_ENDED")
class TestRunEnded extends RuntimeException {

    private TestRunEnded(String sentence) {
        super(sentence);
    }

    static TestRunEnded of(TestRun run) {
        return new TestRunEnded(
                "The test %s has ended already: it is %s and stays so.".formatted(run.id(), run.state()));
    }
}
