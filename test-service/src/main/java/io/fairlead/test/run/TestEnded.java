package io.fairlead.test.run;

/** A run that has ended cannot be cancelled. */
public class TestEnded extends RuntimeException {

    private final String sentence;

    private TestEnded(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    static TestEnded of(TestRun run) {
        return new TestEnded("The test %s has ended already: it is %s and stays so.".formatted(run.id(), run.state()));
    }

    public String sentence() {
        return sentence;
    }
}
