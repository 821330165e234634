package io.fairlead.testing.run;

import io.fairlead.contracts.scope.Scope;
import java.util.UUID;

/** There is no such run in that scope. */
public class TestRunNotFound extends RuntimeException {

    private final String sentence;

    private TestRunNotFound(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    static TestRunNotFound of(UUID id, Scope scope) {
        return new TestRunNotFound(
                "There is no test %s in %s; tests are kept for 90 days unless set otherwise.".formatted(id, scope));
    }

    public String sentence() {
        return sentence;
    }
}
