package io.fairlead.connector.operation;

/** How far an operation is; it only ever moves forward. */
enum OperationState {
    /** No delegate has taken the work yet. */
    REQUESTED,
    /** A delegate is at work. */
    RUNNING,
    /** It has ended, with a result or a failure. */
    COMPLETED,
    /** Somebody cancelled it before it ended. */
    CANCELLED,
    /** Its deadline passed before it ended. */
    EXPIRED;

    /** Whether something can still happen to the operation. */
    boolean open() {
        return this == REQUESTED || this == RUNNING;
    }
}
