package io.fairlead.connector.operation;

/** Told inside this process when an operation has moved; listen after commit. */
record OperationChanged(OperationRun run) {}
