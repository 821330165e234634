package io.fairlead.testing.run;

/** A run that has ended cannot be cancelled. */
public class TestRunEnded extends RuntimeException {

    private final String sentence;

    private TestRunEnded(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    static TestRunEnded of(TestRun run) {
        return new TestRunEnded(
                "The test %s has ended already: it is %s and stays so.".formatted(run.id(), run.state()));
    }

    public String sentence() {
        return sentence;
    }
}
