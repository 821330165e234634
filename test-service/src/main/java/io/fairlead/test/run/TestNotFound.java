package io.fairlead.test.run;

import io.fairlead.contracts.scope.Scope;
import java.util.UUID;

/** There is no such run in that scope. */
public class TestNotFound extends RuntimeException {

    private final String sentence;

    private TestNotFound(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    static TestNotFound of(UUID id, Scope scope) {
        return new TestNotFound(
                "There is no test %s in %s; tests are kept for 90 days unless set otherwise.".formatted(id, scope));
    }

    public String sentence() {
        return sentence;
    }
}
