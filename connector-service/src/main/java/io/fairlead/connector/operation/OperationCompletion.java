package io.fairlead.connector.operation;

import io.fairlead.contracts.operation.OperationReport;
import java.time.Instant;

/** How an operation ended. */
record OperationCompletion(OperationReport report, Instant completedAt) {}
