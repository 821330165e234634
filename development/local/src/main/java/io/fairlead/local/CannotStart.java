package io.fairlead.local;

/** Says in a sentence for people why nothing was started, and what to do about it. */
public final class CannotStart extends RuntimeException {

    CannotStart(String message) {
        super(message);
    }
}
