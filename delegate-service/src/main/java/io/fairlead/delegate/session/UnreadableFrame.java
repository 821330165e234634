package io.fairlead.delegate.session;

/** What came is no frame, or not one that may come now. */
public class UnreadableFrame extends RuntimeException {

    UnreadableFrame(String message) {
        super(message);
    }
}
