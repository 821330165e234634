package io.fairlead.delegate.task;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.Operation;
import java.util.UUID;

/** What the work of a task is for. */
sealed interface Purpose {

    /** Proving that a connection works. */
    record ForTest(UUID testId) implements Purpose {}

    /** Doing something at its registry. */
    record ForOperation(UUID operationId, Operation operation) implements Purpose {}

    /** What is found when the time is over. */
    default Diagnosis expired() {
        return switch (this) {
            case ForTest _ -> Diagnosis.TEST_EXPIRED;
            case ForOperation _ -> Diagnosis.OPERATION_EXPIRED;
        };
    }
}
