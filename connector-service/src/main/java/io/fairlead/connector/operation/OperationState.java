package io.fairlead.connector.operation;

/** How far an operation is; it only ever moves forward. */
enum OperationState {
    REQUESTED,
    RUNNING,
    COMPLETED,
    CANCELLED,
    EXPIRED;

    /** Whether something can still happen to the operation. */
    boolean open() {
        return this == REQUESTED || this == RUNNING;
    }
}
