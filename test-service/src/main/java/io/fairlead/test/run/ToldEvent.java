package io.fairlead.test.run;

/**
 * An event of a run as it was told.
 *
 * @param type the record's simple name, for example {@code TestStarted}
 * @param body JSON
 */
public record ToldEvent(long sequence, String type, String body) {

    public boolean last() {
        return type.equals("TestCompleted");
    }
}
