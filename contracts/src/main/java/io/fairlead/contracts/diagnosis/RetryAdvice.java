package io.fairlead.contracts.diagnosis;

/** When it makes sense to test again. */
public enum RetryAdvice {
    /** Not before the connector or its secret has changed. */
    NEVER,
    /** The cause may heal by itself. */
    SOON,
    /** After somebody changed something outside Fairlead, for example a right. */
    AFTER_CHANGE
}
