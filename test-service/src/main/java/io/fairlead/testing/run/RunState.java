package io.fairlead.testing.run;

/** How far a run is; it only ever moves forward. */
public enum RunState {
    /** No delegate has taken the test yet. */
    REQUESTED,
    /** A delegate is at work. */
    RUNNING,
    /** It has ended with a verdict. */
    COMPLETED,
    /** Somebody, or a newer run, cancelled it before it ended. */
    CANCELLED,
    /** Its deadline passed before it ended. */
    EXPIRED;

    /** Whether something can still happen to the run. */
    public boolean open() {
        return this == REQUESTED || this == RUNNING;
    }

    /** From an open state to any later one; running again means that another delegate took the work. */
    boolean canBecome(RunState next) {
        return open() && next != REQUESTED;
    }
}
