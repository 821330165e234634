package io.fairlead.delegate.task;

import io.fairlead.contracts.diagnosis.Diagnosis;
import io.fairlead.contracts.operation.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the work of a task is for. */
sealed interface Purpose {

    /**
     * Proving that a connection works.
     *
     * @param trialId tells secret-service which trial the test belongs to; absent when what is live is tested
     */
    record ForTest(UUID testId, @Nullable UUID trialId) implements Purpose {}

    /** Doing something at its registry. */
    record ForOperation(UUID operationId, Operation operation) implements Purpose {}

    /** Absent when what is live is used. */
    default @Nullable UUID trial() {
        return switch (this) {
            case ForTest(var _, var trialId) -> trialId;
            case ForOperation _ -> null;
        };
    }

    /** What is found when the time is over. */
    default Diagnosis expired() {
        return switch (this) {
            case ForTest _ -> Diagnosis.TEST_EXPIRED;
            case ForOperation _ -> Diagnosis.OPERATION_EXPIRED;
        };
    }
}
